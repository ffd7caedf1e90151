// What Lambda says of the body of an invocation that is not JSON.
import { jsonFault, sourceLocation } from '../../json/json-fault';
import { parseBounded } from '../../json/text';

/** The message of InvalidRequestContentException, as Lambda's clients quote it; undefined for JSON. */
export function requestContentFault(body: string): string | undefined {
  try {
    parseBounded(body);
    return undefined;
  } catch (error) {
    const place = sourceLocation(body, jsonFault(body).offset).replace('(String)', '(byte[])');
    const why = `Could not parse payload into json: ${(error as Error).message}\n at ${place}`;
    return `Could not parse request body into json: ${why}`;
  }
}
