// The table of the two query languages.
import { jsonPathLanguage } from '../expressions/json-path-language';
import { jsonataLanguage } from '../expressions/jsonata-language';
import type { QueryLanguage } from '../expressions/query-language';

export const LANGUAGES: Readonly<Record<QueryLanguage['name'], QueryLanguage>> = {
  JSONPath: jsonPathLanguage,
  JSONata: jsonataLanguage,
};
