#!/usr/bin/env python3
"""Makes a network of 8 bits, weights and arithmetic, of a sentence encoder.

    quantize.py MODEL INPUTS.json GOAL.xml

MODEL is an ONNX file or OpenVINO's .xml, INPUTS a list of rows of token numbers on which the ranges of
the values in between are measured. Needs the packages openvino and nncf (post-training quantisation
for transformers). Exit status 0: GOAL.xml and its .bin are there; 1: they are not, with the reasons on
standard error, a line each; 3: a package is missing, its name on standard error.
"""
import json
import sys

MISSING = 3


def unpacked(model, openvino):
    """With weights in full precision where they were packed into fewer bits."""
    from openvino.passes import ConstantFolding, Manager
    manager = Manager()
    manager.register_pass(ConstantFolding())
    manager.run_passes(model)
    kinds = {node.get_element_type().get_type_name() for node in model.get_ops()
             if node.get_type_name() == 'Constant'}
    packed = kinds & {'u4', 'i4', 'u2', 'nf4', 'f16', 'bf16', 'u8', 'i8'}
    if packed:
        raise ValueError('its weights are of %s' % ', '.join(sorted(packed)))
    return model


def samples(rows, model, numpy):
    """What the network is fed, a row at a time."""
    names = [port.get_any_name() for port in model.inputs]
    kinds = [port.get_element_type().to_dtype() for port in model.inputs]
    for row in rows:
        values = {'input_ids': [row], 'attention_mask': [[1] * len(row)],
                  'token_type_ids': [[0] * len(row)]}
        yield {name: numpy.array(values[name], kind) for name, kind in zip(names, kinds)}


def quantize(path, inputs, goal):
    import nncf
    import numpy
    import openvino
    with open(inputs, encoding='utf-8') as stream:
        rows = json.load(stream)
    model = unpacked(openvino.Core().read_model(path), openvino)
    fed = list(samples(rows, model, numpy))
    small = nncf.quantize(model, nncf.Dataset(fed), subset_size=len(fed),
                          model_type=nncf.ModelType.TRANSFORMER)
    openvino.save_model(small, goal, compress_to_fp16=False)


def main(arguments):
    if len(arguments) != 3:
        print('usage: quantize.py MODEL INPUTS.json GOAL.xml', file=sys.stderr)
        return 1
    try:
        quantize(*arguments)
    except ModuleNotFoundError as error:
        print(error.name, file=sys.stderr)
        return MISSING
    except Exception as error:  # of whatever kind the packages have
        print('%s: %s' % (type(error).__name__, ' '.join(str(error).split())), file=sys.stderr)
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
