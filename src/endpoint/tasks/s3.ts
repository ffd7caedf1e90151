// Tasks that call S3 through its SDK integration: they use the objects of the endpoint.
import type { AnswererType } from './answerer';
import type { LocalObjects } from '../../runtime/objects';
import { answerS3 } from '../../simulator/s3-tasks';

export const s3: AnswererType = (_, world) => (call) => {
  const { objects } = world;
  // Those of another endpoint are there: --forward s3 sends it the tasks.
  return 'remove' in objects ? answerS3(call, objects as LocalObjects, () => world.chance.uuid()) : undefined;
};
