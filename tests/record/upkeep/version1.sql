-- A record as version 1 of the schema kept it.
pragma application_id = 1398031439;
pragma user_version = 1;
CREATE TABLE entries (
seq INTEGER NOT NULL,
recorded TEXT NOT NULL,
principal TEXT NOT NULL,
kind TEXT NOT NULL,
subject TEXT NOT NULL,
payload_sha256 TEXT NOT NULL,
chain_sha256 TEXT NOT NULL,
PRIMARY KEY (seq)
)
STRICT;
CREATE TABLE texts (
sha256 TEXT NOT NULL,
content TEXT NOT NULL,
length INTEGER NOT NULL,
seq INTEGER NOT NULL,
PRIMARY KEY (sha256),
FOREIGN KEY(seq) REFERENCES entries (seq)
)
STRICT;
CREATE TABLE reviews (
lineage TEXT NOT NULL,
seq INTEGER NOT NULL,
state TEXT NOT NULL CHECK (state in ('machine', 'accepted', 'disputed', 'rejected')),
why TEXT NOT NULL,
PRIMARY KEY (lineage, seq),
FOREIGN KEY(seq) REFERENCES entries (seq)
)
WITHOUT ROWID,
STRICT;
CREATE TABLE moves (
number INTEGER NOT NULL,
sha256 TEXT NOT NULL,
id TEXT NOT NULL,
family TEXT NOT NULL,
place TEXT,
actors TEXT NOT NULL,
instrument TEXT,
earliest TEXT,
latest TEXT,
support INTEGER NOT NULL,
payload TEXT NOT NULL,
seq INTEGER NOT NULL,
PRIMARY KEY (number),
UNIQUE (sha256),
FOREIGN KEY(seq) REFERENCES entries (seq)
)
STRICT;
CREATE TABLE judgements (
a TEXT NOT NULL,
b TEXT NOT NULL,
seq INTEGER NOT NULL,
verdict TEXT NOT NULL,
score REAL NOT NULL,
reasons TEXT NOT NULL,
author TEXT NOT NULL,
PRIMARY KEY (a, b, seq),
FOREIGN KEY(seq) REFERENCES entries (seq)
)
WITHOUT ROWID,
STRICT;
CREATE TABLE documents (
number INTEGER NOT NULL,
id TEXT NOT NULL,
page TEXT NOT NULL,
text_sha256 TEXT NOT NULL,
doc_id TEXT NOT NULL,
title TEXT,
outlet TEXT,
byline TEXT,
published TEXT,
url TEXT,
reported TEXT NOT NULL,
extractor TEXT NOT NULL,
layout TEXT NOT NULL,
seq INTEGER NOT NULL,
PRIMARY KEY (number),
UNIQUE (id),
FOREIGN KEY(text_sha256) REFERENCES texts (sha256),
FOREIGN KEY(seq) REFERENCES entries (seq)
)
STRICT;
CREATE TABLE move_claims (
claim TEXT NOT NULL,
move INTEGER NOT NULL,
PRIMARY KEY (claim, move),
FOREIGN KEY(move) REFERENCES moves (number)
)
WITHOUT ROWID,
STRICT;
CREATE TABLE move_standings (
move INTEGER NOT NULL,
seq INTEGER NOT NULL,
stands INTEGER NOT NULL,
PRIMARY KEY (move, seq),
CHECK (stands in (0, 1)),
FOREIGN KEY(move) REFERENCES moves (number),
FOREIGN KEY(seq) REFERENCES entries (seq)
)
WITHOUT ROWID,
STRICT;
CREATE TABLE captures (
seq INTEGER NOT NULL,
document INTEGER NOT NULL,
uri TEXT NOT NULL,
captured TEXT NOT NULL,
sha256 TEXT NOT NULL,
media_type TEXT NOT NULL,
PRIMARY KEY (seq),
FOREIGN KEY(seq) REFERENCES entries (seq),
FOREIGN KEY(document) REFERENCES documents (number)
)
STRICT;
CREATE TABLE document_standings (
document INTEGER NOT NULL,
seq INTEGER NOT NULL,
stands INTEGER NOT NULL,
PRIMARY KEY (document, seq),
CHECK (stands in (0, 1)),
FOREIGN KEY(document) REFERENCES documents (number),
FOREIGN KEY(seq) REFERENCES entries (seq)
)
WITHOUT ROWID,
STRICT;
CREATE TABLE runs (
number INTEGER NOT NULL,
document INTEGER NOT NULL,
coder TEXT NOT NULL,
codebook TEXT NOT NULL,
annotators TEXT NOT NULL,
seq INTEGER NOT NULL,
PRIMARY KEY (number),
UNIQUE (document, coder, codebook),
FOREIGN KEY(document) REFERENCES documents (number),
FOREIGN KEY(seq) REFERENCES entries (seq)
)
STRICT;
CREATE TABLE supports (
document INTEGER NOT NULL,
seq INTEGER NOT NULL,
support TEXT NOT NULL,
reason TEXT,
score REAL,
PRIMARY KEY (document, seq),
FOREIGN KEY(document) REFERENCES documents (number),
FOREIGN KEY(seq) REFERENCES entries (seq)
)
WITHOUT ROWID,
STRICT;
CREATE TABLE run_standings (
run INTEGER NOT NULL,
seq INTEGER NOT NULL,
stands INTEGER NOT NULL,
PRIMARY KEY (run, seq),
CHECK (stands in (0, 1)),
FOREIGN KEY(run) REFERENCES runs (number),
FOREIGN KEY(seq) REFERENCES entries (seq)
)
WITHOUT ROWID,
STRICT;
CREATE TABLE claims (
number INTEGER NOT NULL,
id TEXT NOT NULL,
lineage TEXT NOT NULL,
run INTEGER NOT NULL,
seq INTEGER NOT NULL,
move TEXT NOT NULL,
status TEXT NOT NULL,
actor TEXT NOT NULL,
actor_folded TEXT NOT NULL,
actor_place TEXT,
actor_level TEXT NOT NULL,
quote TEXT NOT NULL,
evidence_start INTEGER NOT NULL,
evidence_end INTEGER NOT NULL,
quoted INTEGER NOT NULL,
core INTEGER NOT NULL,
confidence REAL NOT NULL,
made_by TEXT NOT NULL,
voices TEXT NOT NULL,
date_text TEXT,
date_edtf TEXT,
valid_from TEXT,
valid_by TEXT NOT NULL,
valid_to TEXT,
reported TEXT NOT NULL,
payload TEXT NOT NULL,
PRIMARY KEY (number),
CHECK (quoted in (0, 1)),
CHECK (core in (0, 1)),
CHECK (0 <= evidence_start and evidence_start < evidence_end),
UNIQUE (run, id),
FOREIGN KEY(run) REFERENCES runs (number),
FOREIGN KEY(seq) REFERENCES entries (seq)
)
STRICT;
CREATE TABLE claim_places (
place TEXT NOT NULL,
claim INTEGER NOT NULL,
role TEXT NOT NULL,
PRIMARY KEY (place, claim, role),
FOREIGN KEY(claim) REFERENCES claims (number)
)
WITHOUT ROWID,
STRICT;
CREATE TABLE claim_instruments (
"key" TEXT NOT NULL,
claim INTEGER NOT NULL,
kind TEXT NOT NULL,
identifier TEXT NOT NULL,
place TEXT,
PRIMARY KEY ("key", claim, kind),
FOREIGN KEY(claim) REFERENCES claims (number)
)
WITHOUT ROWID,
STRICT;
CREATE TABLE claim_provisions (
provision TEXT NOT NULL,
claim INTEGER NOT NULL,
direction TEXT NOT NULL,
PRIMARY KEY (provision, claim, direction),
FOREIGN KEY(claim) REFERENCES claims (number)
)
WITHOUT ROWID,
STRICT;
insert into entries values (1, '2017-05-02T00:00:01.000000Z', 'rules@1', 'document', '8380083157abde995cdf6e4dd9d139c7', 'bcd29be82a0026f1a20168bebb0526efe260edeac8d7e25909a99eba7f9bd6cb', '9fb23a4e61eaf2122b7d3c75ebe0b93252a8d5b410fcafae81764610e97ed509');
insert into entries values (2, '2017-05-02T00:00:01.000000Z', 'rules@1', 'run', '8380083157abde995cdf6e4dd9d139c7', '56a956b9feb43f2e4f60a6c9b936ddd55203c26f172274276eaaefdf20d6d3c4', '2647f3f3dd55c25af70d312a6870d45c3d3785047d1ae19ac926db5d9534ca0c');
insert into entries values (3, '2017-05-02T00:00:02.000000Z', 'rules@1', 'document', 'b7a294c54122d3edeabcf5f4fc8b9a4d', '54d429231a9a970769dc30598be80abfc48b2b14f9bbc06529a7bcd9145563f5', '8c55272048072d7355d1d0a95749af1dfcf90ea830801aadde4d54c27e99d18c');
insert into entries values (4, '2017-05-02T00:00:02.000000Z', 'rules@1', 'run', 'b7a294c54122d3edeabcf5f4fc8b9a4d', '954e892858f7ae1d000e1a35c68abf0126ca2a6b0af3f56f95ca59b677f9dcfd', 'd12c65bdf8d0280b29d48b31f0add83601fe50a0f57486c11af685713cd6e116');
insert into entries values (5, '2017-05-02T00:00:03.000000Z', 'rules@1', 'run', '8380083157abde995cdf6e4dd9d139c7', '8887b33e3ae2644485af7ea30b7143729f373fa52e801b66e20448b8793f4b98', 'fb548ccc9764dfa804e18de09448b467bb611742112cfde5f8dd311e98f6f9db');
insert into entries values (6, '2017-05-02T00:00:04.000000Z', 'rules@1', 'review', 'bf3a185da3abab0942e7a307664d1d42', 'd10e57270917e0e30112d49f2c97377bc66575e79fe8303aca44813eb3caff45', '26d07f9ab3975e18bc1a75698b549bc0e75cfbcba2fc3d98e5fa50b3290f5290');
insert into entries values (7, '2017-05-02T00:00:05.000000Z', 'rules@1', 'reconciliation', 'same-act@1', 'd45549933db39656051e40a453de2d1bedc07a5650b010ac51974f6e2573cb33', '4ba55ee589bb251817efa11e5bb2c5cf7cfd59b95b9ef3de8f445a9acee9fc6e');
insert into entries values (8, '2017-05-02T00:00:06.000000Z', 'rules@1', 'document', '31f51a22aaea7a2f9fba672ac1c13341', '706cd0c970acf6523ff58adb82baf76f5b9fc74e7c32630f9c70f190731ffdd3', '718f93911be5357c9b25a4361ca186439cafe37461c5d9ffe3b456397471b5b3');
insert into entries values (9, '2017-05-02T00:00:06.000000Z', 'rules@1', 'run', '31f51a22aaea7a2f9fba672ac1c13341', 'cd04e1d38362e5d6ba1c86fd890c930ccc96b1f0f688dc3b832ba508af30744c', '1326efd9377da3585c69e6313ca1167d6819e6aeca239c17ab619431717ad835');
insert into texts values ('81b128843b0236e669cf97fe17dd872f13b9044d1d5f2734ec850486f0c18001', 'The council of Ashford voted to limit jail holds. Its sheriff said the county will sue. A bill died.', 100, 1);
insert into texts values ('48bf0b7472a836890377b4c49effaf61681f385d77bfaeb8cd251be5934712a8', 'Brill has no rule on holds, its mayor said.', 43, 3);
insert into texts values ('b841bfc90463802ce95a589f9886e28c2c55139af80b92936041e59c47c97741', 'The council of Ashford chose to limit jail holds. Its sheriff said the county will sue. A bill died.', 100, 8);
insert into reviews values ('bf3a185da3abab0942e7a307664d1d42', 6, 'accepted', 'read it');
insert into moves values (1, '676fa7c8d30ad65a8e89a15d90c62eaf464d7bdc396ca809d7415342d3de2666', 'm1', 'limit_cooperation', 'ocd-division/country:us/state:tx/place:ashford', 'Ashford', NULL, NULL, NULL, 1, '{"id":"m1","family":"limit_cooperation","actors":["Ashford"],"place":"ocd-division/country:us/state:tx/place:ashford","level":"local","claims":["bf3a185da3abab0942e7a307664d1d42"],"lineages":["bf3a185da3abab0942e7a307664d1d42"],"documents":["8380083157abde995cdf6e4dd9d139c7"],"support":1,"history":[],"instrument":null,"earliest":null,"latest":null,"conflicts":[],"folds":[]}', 7);
insert into judgements values ('bf3a185da3abab0942e7a307664d1d42', 'c0baaa8e8a13ef53231d6d9757d88612', 7, 'different', 0.25, 'other places', 'same-act@1');
insert into documents values (1, '8380083157abde995cdf6e4dd9d139c7', 'https://ashford.example/ashford.html ashford ledger', '81b128843b0236e669cf97fe17dd872f13b9044d1d5f2734ec850486f0c18001', 'ashford.html', NULL, 'Ashford Ledger', NULL, '2017-03-21', 'https://ashford.example/ashford.html', '2017-03-21', 'plain@1', '{}', 1);
insert into documents values (2, 'b7a294c54122d3edeabcf5f4fc8b9a4d', 'https://brill.example/brill.html ashford ledger', '48bf0b7472a836890377b4c49effaf61681f385d77bfaeb8cd251be5934712a8', 'brill.html', 'Brill says no', 'Ashford Ledger', NULL, '2017-03-21', 'https://brill.example/brill.html', '2017-03-21', 'plain@1', '{}', 3);
insert into documents values (3, '31f51a22aaea7a2f9fba672ac1c13341', 'https://ashford.example/ashford.html ashford ledger', 'b841bfc90463802ce95a589f9886e28c2c55139af80b92936041e59c47c97741', 'ashford.html', NULL, 'Ashford Ledger', NULL, '2017-03-21', 'https://ashford.example/ashford.html', '2017-03-21', 'plain@1', '{}', 8);
insert into move_claims values ('bf3a185da3abab0942e7a307664d1d42', 1);
insert into move_standings values (1, 7, 1);
insert into captures values (1, 1, 'ashford.html', '2017-04-02T10:00:00Z', '81b128843b0236e669cf97fe17dd872f13b9044d1d5f2734ec850486f0c18001', 'text/plain');
insert into captures values (3, 2, 'brill.html', '2017-04-02T10:00:00Z', '48bf0b7472a836890377b4c49effaf61681f385d77bfaeb8cd251be5934712a8', 'text/plain');
insert into captures values (8, 3, 'ashford.html', '2017-04-02T10:00:00Z', 'b841bfc90463802ce95a589f9886e28c2c55139af80b92936041e59c47c97741', 'text/plain');
insert into document_standings values (1, 1, 1);
insert into document_standings values (1, 8, 0);
insert into document_standings values (2, 3, 1);
insert into document_standings values (3, 8, 1);
insert into runs values (1, 1, 'rules@1', 'sanctuary@1', '[]', 2);
insert into runs values (2, 2, 'rules@1', 'sanctuary@1', '[]', 4);
insert into runs values (3, 1, 'rules@2', 'sanctuary@1', '[]', 5);
insert into runs values (4, 3, 'rules@1', 'sanctuary@1', '[]', 9);
insert into supports values (2, 7, '8380083157abde995cdf6e4dd9d139c7', 'identical text', 1.0);
insert into run_standings values (1, 2, 1);
insert into run_standings values (1, 5, 0);
insert into run_standings values (2, 4, 1);
insert into run_standings values (3, 5, 1);
insert into run_standings values (3, 8, 0);
insert into run_standings values (4, 9, 1);
insert into claims values (1, 'c0baaa8e8a13ef53231d6d9757d88612', 'c0baaa8e8a13ef53231d6d9757d88612', 1, 2, 'limit_cooperation', 'happened', 'Ashford', 'ashford', 'ocd-division/country:us/state:tx/place:ashford', 'local', 'The council of Ashford voted to limit jail holds.', 0, 49, 0, 1, 0.9, 'rules@1/adopt', 'Ashford Ledger', NULL, NULL, NULL, '2017-03-21', '2017-03-22', '2017-03-21', '{"id":"c0baaa8e8a13ef53231d6d9757d88612","evidence":[0,49],"move":"limit_cooperation","status":"happened","actor":{"name":"Ashford","place":"ocd-division/country:us/state:tx/place:ashford","level":"local"},"voices":["Ashford Ledger"],"quoted":false,"core":true,"confidence":0.9,"made_by":"rules@1/adopt","targets":[],"instruments":[],"instrument":null,"places":[],"provisions":[{"code":"detainers","direction":"limits"}],"date":null,"figures":[],"responds_to":null,"purpose":null,"attributed_cause":null}');
insert into claims values (2, 'e81f51ba324315465987e3f6891f2774', 'e81f51ba324315465987e3f6891f2774', 1, 2, 'sue', 'planned', 'sheriff', 'sheriff', 'ocd-division/country:us/state:tx/place:ashford', 'local', 'Its sheriff said the county will sue.', 50, 87, 0, 1, 0.9, 'rules@1/adopt', 'Ashford Ledger', NULL, NULL, NULL, '2017-03-21', '2017-03-22', '2017-03-21', '{"id":"e81f51ba324315465987e3f6891f2774","evidence":[50,87],"move":"sue","status":"planned","actor":{"name":"sheriff","place":"ocd-division/country:us/state:tx/place:ashford","level":"local"},"voices":["Ashford Ledger"],"quoted":false,"core":true,"confidence":0.9,"made_by":"rules@1/adopt","targets":[],"instruments":[],"instrument":null,"places":[],"provisions":[],"date":null,"figures":[],"responds_to":null,"purpose":null,"attributed_cause":null}');
insert into claims values (3, 'bf3a185da3abab0942e7a307664d1d42', 'bf3a185da3abab0942e7a307664d1d42', 2, 4, 'rule', 'happened', 'Brill', 'brill', 'ocd-division/country:us/state:tx/place:brill', 'local', 'Brill has no rule on holds,', 0, 27, 0, 1, 0.9, 'rules@1/adopt', 'Ashford Ledger', NULL, NULL, NULL, '2017-03-21', '2017-03-22', '2017-03-21', '{"id":"bf3a185da3abab0942e7a307664d1d42","evidence":[0,27],"move":"rule","status":"happened","actor":{"name":"Brill","place":"ocd-division/country:us/state:tx/place:brill","level":"local"},"voices":["Ashford Ledger"],"quoted":false,"core":true,"confidence":0.9,"made_by":"rules@1/adopt","targets":[],"instruments":[],"instrument":null,"places":[],"provisions":[],"date":null,"figures":[],"responds_to":null,"purpose":null,"attributed_cause":null}');
insert into claims values (4, '6738082007f640e1d17b95226226d408', 'c0baaa8e8a13ef53231d6d9757d88612', 3, 5, 'limit_cooperation', 'happened', 'Ashford', 'ashford', 'ocd-division/country:us/state:tx/place:ashford', 'local', 'The council of Ashford voted to limit jail holds.', 0, 49, 0, 1, 0.95, 'rules@1/adopt', 'Ashford Ledger', NULL, NULL, NULL, '2017-03-21', '2017-03-22', '2017-03-21', '{"id":"6738082007f640e1d17b95226226d408","evidence":[0,49],"move":"limit_cooperation","status":"happened","actor":{"name":"Ashford","place":"ocd-division/country:us/state:tx/place:ashford","level":"local"},"voices":["Ashford Ledger"],"quoted":false,"core":true,"confidence":0.95,"made_by":"rules@1/adopt","targets":[],"instruments":[],"instrument":null,"places":[],"provisions":[{"code":"detainers","direction":"limits"}],"date":null,"figures":[],"responds_to":null,"purpose":null,"attributed_cause":null}');
insert into claims values (5, 'ea326000a8f3cd1bf8ea6412ce98cd65', 'ea326000a8f3cd1bf8ea6412ce98cd65', 4, 9, 'limit_cooperation', 'happened', 'Ashford', 'ashford', 'ocd-division/country:us/state:tx/place:ashford', 'local', 'The council of Ashford chose to limit jail holds.', 0, 49, 0, 1, 0.9, 'rules@1/adopt', 'Ashford Ledger', NULL, NULL, NULL, '2017-03-21', '2017-03-22', '2017-03-21', '{"id":"ea326000a8f3cd1bf8ea6412ce98cd65","evidence":[0,49],"move":"limit_cooperation","status":"happened","actor":{"name":"Ashford","place":"ocd-division/country:us/state:tx/place:ashford","level":"local"},"voices":["Ashford Ledger"],"quoted":false,"core":true,"confidence":0.9,"made_by":"rules@1/adopt","targets":[],"instruments":[],"instrument":null,"places":[],"provisions":[{"code":"detainers","direction":"limits"}],"date":null,"figures":[],"responds_to":null,"purpose":null,"attributed_cause":null}');
insert into claim_places values ('ocd-division/country:us/state:tx/place:ashford', 1, 'actor');
insert into claim_places values ('ocd-division/country:us/state:tx/place:ashford', 2, 'actor');
insert into claim_places values ('ocd-division/country:us/state:tx/place:ashford', 4, 'actor');
insert into claim_places values ('ocd-division/country:us/state:tx/place:ashford', 5, 'actor');
insert into claim_places values ('ocd-division/country:us/state:tx/place:brill', 3, 'actor');
insert into claim_provisions values ('detainers', 1, 'limits');
insert into claim_provisions values ('detainers', 4, 'limits');
insert into claim_provisions values ('detainers', 5, 'limits');
CREATE INDEX entries_recorded ON entries (recorded);
CREATE INDEX moves_place ON moves (place);
CREATE INDEX moves_id ON moves (id);
CREATE INDEX judgements_b ON judgements (b);
CREATE INDEX documents_page ON documents (page);
CREATE INDEX documents_text ON documents (text_sha256);
CREATE INDEX captures_document ON captures (document);
CREATE INDEX claims_lineage ON claims (lineage);
CREATE INDEX claims_move ON claims (move, status);
CREATE INDEX claims_id ON claims (id);
CREATE INDEX claims_when ON claims (valid_by, number);
CREATE VIEW standing_documents as
select d.id, d.title, d.outlet, d.byline, d.published, d.url, c.uri, c.captured, d.text_sha256, d.number
from documents d join captures c on c.seq = (select max(seq) from captures where document = d.number)
where (select s.stands from document_standings s where s.document = d.number order by s.seq desc limit 1) = 1;
CREATE VIEW standing_claims as
select c.id, c.actor, c.actor_place, c.move, c.status, c.quote, c.date_edtf, c.valid_from, c.valid_by,
c.valid_to, c.core, c.voices, d.outlet, d.published, d.title, d.url,
coalesce((select state from reviews v where v.lineage = c.lineage order by v.seq desc limit 1), 'machine')
as review,
e.recorded, e.principal, c.lineage, r.coder, r.codebook, c.made_by, c.confidence, c.number
from claims c join runs r on r.number = c.run join documents d on d.number = r.document
join entries e on e.seq = c.seq
where (select s.stands from run_standings s where s.run = c.run order by s.seq desc limit 1) = 1;
CREATE VIEW standing_moves as
select m.id, m.family, m.place, m.actors, m.instrument, m.earliest, m.latest, m.support,
e.recorded, m.number
from moves m join entries e on e.seq = m.seq where (select s.stands from move_standings s where s.move = m.number order by s.seq desc limit 1) = 1;
CREATE VIEW document_texts as
select d.number, coalesce(d.title, '') as title, t.content as text
from documents d join texts t on t.sha256 = d.text_sha256;
CREATE VIRTUAL TABLE search_documents using fts5(title, text, content='document_texts',
content_rowid='number', tokenize='porter unicode61 remove_diacritics 2');
insert into search_documents (search_documents) values ('rebuild');
CREATE VIRTUAL TABLE search_claims using fts5(quote, actor, content='claims',
content_rowid='number', tokenize='porter unicode61 remove_diacritics 2');
insert into search_claims (search_claims) values ('rebuild');
CREATE TRIGGER entries_no_update before update on entries begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER entries_no_delete before delete on entries begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER judgements_no_update before update on judgements begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER judgements_no_delete before delete on judgements begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER moves_no_update before update on moves begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER moves_no_delete before delete on moves begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER reviews_no_update before update on reviews begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER reviews_no_delete before delete on reviews begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER texts_no_update before update on texts begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER texts_no_delete before delete on texts begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER documents_no_update before update on documents begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER documents_no_delete before delete on documents begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER move_claims_no_update before update on move_claims begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER move_claims_no_delete before delete on move_claims begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER move_standings_no_update before update on move_standings begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER move_standings_no_delete before delete on move_standings begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER captures_no_update before update on captures begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER captures_no_delete before delete on captures begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER document_standings_no_update before update on document_standings begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER document_standings_no_delete before delete on document_standings begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER runs_no_update before update on runs begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER runs_no_delete before delete on runs begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER supports_no_update before update on supports begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER supports_no_delete before delete on supports begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER claims_no_update before update on claims begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER claims_no_delete before delete on claims begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER run_standings_no_update before update on run_standings begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER run_standings_no_delete before delete on run_standings begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER claim_instruments_no_update before update on claim_instruments begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER claim_instruments_no_delete before delete on claim_instruments begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER claim_places_no_update before update on claim_places begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER claim_places_no_delete before delete on claim_places begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER claim_provisions_no_update before update on claim_provisions begin select raise(abort, 'the record is append-only'); end;
CREATE TRIGGER claim_provisions_no_delete before delete on claim_provisions begin select raise(abort, 'the record is append-only'); end;
