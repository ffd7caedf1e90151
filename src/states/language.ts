// The table of the two query languages. Each is loaded for the first machine that uses it.
import type { QueryLanguage } from '../expressions/query-language';

/* eslint-disable @typescript-eslint/no-require-imports -- see above */
export const LANGUAGES: Readonly<Record<QueryLanguage['name'], QueryLanguage>> = {
  get JSONPath() {
    return (require('../expressions/json-path-language') as typeof import('../expressions/json-path-language'))
      .jsonPathLanguage;
  },
  get JSONata() {
    return (require('../expressions/jsonata-language') as typeof import('../expressions/jsonata-language'))
      .jsonataLanguage;
  },
};
