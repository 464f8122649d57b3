"""Write the shipped files: ``python training/syntax/export.py --run FOLDER --out FOLDER [--data FOLDER]``.

``parser.onnx`` (weights in 8 bits), ``labels.onnx`` (the label scorer), ``tables.json`` (word and tag
tables, lemma exceptions) and ``weights.json`` (the digest of each, checked whenever they are loaded).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import onnx
import torch
from network import Parser
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from treebank import Sentence, data_option, part

from standoff.annotate.syntax.forms import plain
from standoff.annotate.syntax.lemmas import lemma


class Graph:
    """An ONNX graph in the making: nodes and constants with made-up names."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, value: np.ndarray | torch.Tensor) -> str:
        array = value.detach().numpy() if isinstance(value, torch.Tensor) else value
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(array.copy(order="C"), name))
        return name

    def add(self, kind: str, *inputs: str, out: str | None = None, **attributes: object) -> str:
        name = out or f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def model(self, inputs: list[onnx.ValueInfoProto], outputs: list[onnx.ValueInfoProto]) -> onnx.ModelProto:
        body = helper.make_graph(self.nodes, "syntax", inputs, outputs, self.constants)
        found = helper.make_model(body, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
        onnx.checker.check_model(found)
        return found

    def table(self, weight: torch.Tensor, rows: str, column: int) -> str:
        """Look ``rows[..., column]`` up in a table kept in 8 bits, one scale a column."""
        scale = (weight.abs().amax(0, keepdim=True) / 127).clamp(min=1e-8)
        small = (weight / scale).round().clamp(-127, 127).to(torch.int8)
        picked = self.add("Gather", rows, self.constant(np.array(column)), axis=2)
        wide = self.add(
            "Cast", self.add("Gather", self.constant(small), picked, axis=0), to=TensorProto.FLOAT
        )
        return self.add("Mul", wide, self.constant(scale.reshape(1, 1, -1)))

    def linear(self, layer: torch.nn.Linear, inputs: str, out: str | None = None) -> str:
        product = self.add("MatMul", inputs, self.constant(layer.weight.T))
        return self.add("Add", product, self.constant(layer.bias), out=out)

    def lstm(self, forwards: torch.nn.LSTM, backwards: torch.nn.LSTM, inputs: str, lengths: str) -> str:
        """Both directions over [T, B, size]; torch orders the gates i f g o, ONNX i o f g."""

        def gates(value: torch.Tensor) -> torch.Tensor:
            first, forget, cell, output = value.chunk(4)
            return torch.cat([first, output, forget, cell])

        both = (forwards, backwards)
        weight = torch.stack([gates(one.weight_ih_l0) for one in both])
        recurrent = torch.stack([gates(one.weight_hh_l0) for one in both])
        bias = torch.stack([torch.cat([gates(one.bias_ih_l0), gates(one.bias_hh_l0)]) for one in both])
        constants = [self.constant(value) for value in (weight, recurrent, bias)]
        hidden = forwards.hidden_size
        out = self.add("LSTM", inputs, *constants, lengths, direction="bidirectional", hidden_size=hidden)
        turned = self.add("Transpose", out, perm=[0, 2, 1, 3])
        return self.add("Reshape", turned, self.constant(np.array([0, 0, 2 * hidden])))


def graph(model: Parser) -> onnx.ModelProto:
    """rows [B, T, 6] and lengths [B] to tag ids [B, T], arc scores [B, T, T+1] and label projections."""
    made = Graph()
    tables = (model.word, *model.affixes, model.shape)
    parts = [made.table(table.weight, "rows", column) for column, table in enumerate(tables)]
    state = made.add("Transpose", made.add("Concat", *parts, axis=2), perm=[1, 0, 2])
    for forwards, backwards in model.layers:
        state = made.lstm(forwards.lstm, backwards.lstm, state, "lengths")
    state = made.add("Transpose", state, perm=[1, 0, 2])
    tags = made.linear(model.tags, state)
    sizes = [model.upos_count, model.tags.out_features - model.upos_count]
    made.nodes.append(helper.make_node("Split", [tags, made.constant(np.array(sizes))], ["u", "x"], axis=2))
    made.add("ArgMax", "u", axis=2, keepdims=0, out="upos")
    made.add("ArgMax", "x", axis=2, keepdims=0, out="xpos")
    first = made.add("Slice", state, *(made.constant(np.array([n])) for n in (0, 1, 1)))
    zero = made.add("Mul", first, made.constant(np.zeros(1, np.float32)))
    root = made.add("Add", zero, made.constant(model.root.reshape(1, 1, -1)))
    with_root = made.add("Concat", root, state, axis=1)
    dependents = made.linear(model.arc_weight, _leaky(made, made.linear(model.arc_dependent, state)))
    heads = made.add("Transpose", _leaky(made, made.linear(model.arc_head, with_root)), perm=[0, 2, 1])
    made.add("MatMul", dependents, heads, out="arcs")
    made.linear(model.label_dependent, state, out="dependents")
    made.linear(model.label_head, with_root, out="heads")
    inputs = [
        helper.make_tensor_value_info("rows", TensorProto.INT32, ["B", "T", 6]),
        helper.make_tensor_value_info("lengths", TensorProto.INT32, ["B"]),
    ]
    label = model.label_dependent.out_features
    shapes = {"arcs": ["B", "T", "T1"], "dependents": ["B", "T", label], "heads": ["B", "T1", label]}
    outputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["B", "T"]) for name in ("upos", "xpos")
    ]
    outputs += [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in shapes.items()
    ]
    return made.model(inputs, outputs)


def label_graph(model: Parser) -> onnx.ModelProto:
    """The projections of N dependents and their heads, [N, L] each, to label scores [N, deprels]."""
    made = Graph()
    sides = ("dependents", "heads")
    joint = made.add("Concat", made.add("Mul", *sides), _leaky(made, made.add("Add", *sides)), axis=1)
    made.linear(model.label_out, joint, out="labels")
    size = model.label_dependent.out_features
    inputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["N", size]) for name in sides]
    width = model.label_out.out_features
    return made.model(inputs, [helper.make_tensor_value_info("labels", TensorProto.FLOAT, ["N", width])])


def _leaky(made: Graph, name: str) -> str:
    return made.add("LeakyRelu", name, alpha=0.1)


def lemma_tables(sentences: list[Sentence]) -> dict[str, object]:
    """Known verb lemmas, and the most frequent lemma of each (form, tag) that the rules alone get wrong."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    verbs: Counter[str] = Counter()
    for one in sentences:
        for form, base, upos, xpos in zip(one.forms, one.lemmas, one.upos, one.xpos, strict=True):
            if upos == "VERB" and base.isalpha() and base.islower():
                verbs[base] += 1
            if xpos not in ("NNP", "GW", "FW", "ADD", "CD"):
                counts[plain(form).lower(), xpos][base] += 1
    known = sorted(verb for verb, count in verbs.items() if count >= 2)
    exceptions = {}
    for (form, xpos), bases in sorted(counts.items()):
        base, count = bases.most_common(1)[0]
        if (
            lemma(form, xpos, {}, frozenset(known)) != base
            and base != "_"
            and (count > 1 or xpos in ("VBD", "VBN"))
        ):
            exceptions[f"{form}/{xpos}"] = base
    return {"lemmas": exceptions, "verbs": known}


def export(data: Path, run: Path, out: Path) -> None:
    """Files for ``out`` from the weights in ``run``; the lemma tables from the training parts in ``data``."""
    vocabulary = json.loads((run / "vocabulary.json").read_text())
    config = json.loads((run / "config.json").read_text())
    model = Parser(
        config["network"], *(len(vocabulary[name]) for name in ("words", "upos", "xpos", "deprels"))
    )
    model.load_state_dict(torch.load(run / "weights.pt", weights_only=True))
    model.eval()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        wide = Path(folder) / "wide.onnx"
        onnx.save(graph(model), wide)
        quantize_dynamic(
            wide,
            out / "parser.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["LSTM", "MatMul"],
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
        )
    onnx.save(label_graph(model), out / "labels.onnx")
    tables = {**vocabulary, **lemma_tables(part(data, "train"))}
    text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
    (out / "tables.json").write_text(text, encoding="utf-8")
    names = ("labels.onnx", "parser.onnx", "tables.json")
    digests = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in names}
    (out / "weights.json").write_text(
        json.dumps({"licence": "CC-BY-SA-4.0", "sha256": digests}, indent=1) + "\n"
    )


def main() -> None:
    parse = argparse.ArgumentParser(description=__doc__)
    data_option(parse)
    for name in ("run", "out"):
        parse.add_argument(f"--{name}", type=Path, required=True)
    given = parse.parse_args()
    export(given.data, given.run, given.out)


if __name__ == "__main__":
    main()
