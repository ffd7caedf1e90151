// The models that a call of Bedrock asks about: a foundation model, or an inference profile and the models behind it.
// https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
import type { Alternatives } from './asked-resource';
import { isArn } from '../../asl/arn';
import { localArn, text, type ServiceCall } from '../service-call';
import { ANY } from '../unknown-parts';

/** Before the id of a model in the id of a profile that spans regions, as in `us.anthropic.claude-v1`. */
const GEOGRAPHY = /^(?:us|us-gov|eu|apac|global|jp|au|ca|sa|me|mx|il|in)\.(?=[^.]+\.)/;
const PROFILE = /:inference-profile\/(.+)$/;

export function bedrockModel(call: ServiceCall): readonly Alternatives[] | undefined {
  const model = text(call, 'ModelId');
  if (model === undefined) return undefined;
  const { partition, region } = call.home;
  const profile = PROFILE.exec(model)?.[1] ?? (isArn(model) ? undefined : model);
  if (profile !== undefined && GEOGRAPHY.test(profile)) {
    const id = profile.replace(GEOGRAPHY, '');
    // Which regions take the call is Bedrock's choice: the role needs the model in each.
    const gap = `the regions behind the inference profile ${profile}`;
    return [
      [{ names: [isArn(model) ? model : localArn(call, 'bedrock', `inference-profile/${profile}`)] }],
      [{ names: [`arn:${partition}:bedrock:${ANY}::foundation-model/${id}`], gap }],
    ];
  }
  if (isArn(model) && model.includes(':application-inference-profile/')) {
    const gap = 'the models behind the application inference profile';
    return [[{ names: [model] }], [{ names: [`arn:${partition}:bedrock:${ANY}::foundation-model/${ANY}`], gap }]];
  }
  return [[{ names: [isArn(model) ? model : `arn:${partition}:bedrock:${region}::foundation-model/${model}`] }]];
}
