// The functions of JSONata 2.0.6 and those that AWS adds: names that are no variables.
// docs.jsonata.org; docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html

export const FUNCTION_NAMES: ReadonlySet<string> = new Set([
  ...['abs', 'append', 'assert', 'average', 'base64decode', 'base64encode', 'boolean', 'ceil', 'clone', 'contains'],
  ...['count', 'decodeUrl', 'decodeUrlComponent', 'distinct', 'each', 'encodeUrl', 'encodeUrlComponent', 'error'],
  ...['eval', 'exists', 'filter', 'floor', 'formatBase', 'formatInteger', 'formatNumber', 'fromMillis', 'join', 'keys'],
  ...['length', 'lookup', 'lowercase', 'map', 'match', 'max', 'merge', 'millis', 'min', 'not', 'now', 'number', 'pad'],
  ...['parseInteger', 'power', 'random', 'reduce', 'replace', 'reverse', 'round', 'shuffle', 'sift', 'single', 'sort'],
  ...['split', 'spread', 'sqrt', 'string', 'substring', 'substringAfter', 'substringBefore', 'sum', 'toMillis', 'trim'],
  ...['type', 'uppercase', 'zip'],
  ...['hash', 'parse', 'partition', 'range', 'uuid'],
]);
