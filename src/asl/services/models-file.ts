// The file of AWS's service models, written by `npm run models`.
import { PackedTexts } from './packed-texts';

const MODELS = new PackedTexts('service-models.bin');

/** The services that the models know, by their names in `aws-sdk` resources. */
export function serviceNames(): readonly string[] {
  return MODELS.names();
}

/** The model's text; undefined for an unknown service. */
export function serviceText(service: string): string | undefined {
  return MODELS.text(service);
}
