// Tasks that a mock answers.
import type { AnswererType } from './answerer';
import { answerWithMocks } from '../../simulator/mocks/answer-with-mocks';

export const mocks: AnswererType = ({ mocks: bound }, world) => {
  if (!bound) return () => undefined;
  const handler = answerWithMocks(bound, { otherwise: () => undefined, requestId: () => world.chance.uuid() });
  return (call) => (bound.mockOf(call) ? handler(call) : undefined);
};
