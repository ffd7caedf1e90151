// Finds a definition that is close to the size quota.
import type { Check } from './check';
import { MAX_DEFINITION_LENGTH } from '../../../asl/quotas';

const NEAR = 0.9;

export const definitionSize: Check = {
  id: 'definition-size',
  severity: 'WARNING',
  reason: 'a definition has at most 1 MB, docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html',
  find({ definition }) {
    const { length } = JSON.stringify(definition);
    return length > NEAR * MAX_DEFINITION_LENGTH && length <= MAX_DEFINITION_LENGTH
      ? [{ text: `the definition has about ${length} characters: move states to a workflow of their own.` }]
      : [];
  },
};
