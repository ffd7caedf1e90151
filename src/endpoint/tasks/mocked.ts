// Tasks that a mock answers.
import type { AnswererType } from './answerer';
import { answerWithMocks } from '../../simulator/mocks/answer-with-mocks';

export const mocked: AnswererType = ({ mocks }) => {
  if (!mocks) return () => undefined;
  const handler = answerWithMocks(mocks);
  return (call) => (mocks.mockOf(call) ? handler(call) : undefined);
};
