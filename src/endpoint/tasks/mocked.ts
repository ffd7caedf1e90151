// Tasks that a mock answers.
import type { AnswererType } from './answerer';
import { answerWithMocks } from '../../simulator/mocks/answer-with-mocks';

export const mocked: AnswererType = ({ mocks }, world) => {
  if (!mocks) return () => undefined;
  const handler = answerWithMocks(mocks, { otherwise: () => undefined, requestId: () => world.chance.uuid() });
  return (call) => (mocks.mockOf(call) ? handler(call) : undefined);
};
