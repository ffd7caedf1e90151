// How many arguments each intrinsic function takes: docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
import { parseIntrinsic } from '../../../src/asl/intrinsic/parse';

const call = (name: string, count: number) => `${name}(${Array.from({ length: count }, () => '1').join(', ')})`;

test.each<[string, number, number]>([
  ['States.ArrayContains', 2, 2],
  ['States.ArrayGetItem', 2, 2],
  ['States.ArrayLength', 1, 1],
  ['States.ArrayPartition', 2, 2],
  ['States.ArrayRange', 3, 3],
  ['States.ArrayUnique', 1, 1],
  ['States.Base64Decode', 1, 1],
  ['States.Base64Encode', 1, 1],
  ['States.Hash', 2, 2],
  ['States.JsonMerge', 3, 3],
  ['States.JsonToString', 1, 1],
  ['States.MathAdd', 2, 2],
  ['States.MathRandom', 2, 3],
  ['States.StringSplit', 2, 2],
  ['States.StringToJson', 1, 1],
  ['States.UUID', 0, 0],
])('%s takes %d to %d arguments', (name, fewest, most) => {
  for (let count = 0; count <= 5; count += 1) {
    const parse = () => parseIntrinsic(call(name, count));
    if (count < fewest || count > most) expect(parse).toThrow(`but found ${count}`);
    else expect(parse).not.toThrow();
  }
});

test.each<[string, number]>([
  ['States.Array', 0],
  ['States.Format', 1],
])('%s takes any number of arguments, and at least %d', (name, fewest) => {
  for (const count of [fewest, fewest + 1, fewest + 20]) {
    expect(() => parseIntrinsic(call(name, count))).not.toThrow();
  }
  if (fewest > 0) expect(() => parseIntrinsic(call(name, fewest - 1))).toThrow(`but found ${fewest - 1}`);
});
