import { javaRandomDouble } from '../../src/expressions/java-random';

// Answers of java.util.Random itself: new Random(seed).nextDouble().
test.each([
  [42, 0.7275636800328681],
  [0, 0.730967787376657],
  [1, 0.7308781907032909],
  [-1, 0.26894263088050496],
])('the seed %d gives %d', (seed, expected) => {
  expect(javaRandomDouble(seed)).toBe(expected);
});
