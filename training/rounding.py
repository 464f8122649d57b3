"""ONNX graphs with weights in 8 bits."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import onnx
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process


def write_small(graph: Path, path: Path) -> None:
    """The same graph with 8-bit weights: a scale per column of a product's matrix, per row of a table.

    Matrices take seven bits' range: without VNNI, sums of two full 8-bit products overflow.
    """
    with tempfile.TemporaryDirectory() as folder:
        prepared, small = Path(folder) / "prepared.onnx", Path(folder) / "small.onnx"
        quant_pre_process(str(graph), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(
            str(prepared),
            str(small),
            op_types_to_quantize=["MatMul"],
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
        )
        model = onnx.load(str(small))
    round_tables(model.graph)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def round_tables(graph: onnx.GraphProto) -> None:
    """Puts every table from which rows are taken into 8 bits, a scale per row."""
    tables = {one.name: one for one in graph.initializer}
    for node in [one for one in graph.node if one.op_type == "Gather"]:
        table = numpy_helper.to_array(tables[node.input[0]]) if node.input[0] in tables else None
        if table is None or table.ndim != 2 or table.dtype != np.float32:
            continue
        scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-8) / 127
        small = np.round(table / scale).astype(np.int8)
        name, out, place = node.input[0], node.output[0], list(graph.node).index(node)
        graph.initializer.remove(tables[name])
        graph.initializer.extend(
            [numpy_helper.from_array(small, f"{name}.small"), numpy_helper.from_array(scale, f"{name}.scale")]
        )
        made = [
            helper.make_node("Gather", [f"{name}.small", node.input[1]], [f"{out}.small"]),
            helper.make_node("Cast", [f"{out}.small"], [f"{out}.wide"], to=onnx.TensorProto.FLOAT),
            helper.make_node("Gather", [f"{name}.scale", node.input[1]], [f"{out}.scale"]),
            helper.make_node("Mul", [f"{out}.wide", f"{out}.scale"], [out]),
        ]
        graph.node.remove(node)
        for more, one in enumerate(made):
            graph.node.insert(place + more, one)
