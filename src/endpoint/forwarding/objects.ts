// The objects of S3 at another endpoint: what ItemReader reads and ResultWriter writes with --forward s3=URL.
import type { SdkClients, SdkTarget } from './sdk';
import { SimulatorError } from '../../asl/simulator-error';
import type { StatesError } from '../../expressions/states-error';
import type { ObjectStore, StoredContent, StoredObject } from '../../runtime/objects';
import { itemReaderFailed, resultWriterFailed } from '../../states/map-run/failures';

interface Listed {
  readonly Contents?: readonly { Key: string; Size?: number; ETag?: string; LastModified?: Date }[];
  readonly NextContinuationToken?: string;
}

interface S3Failure extends Error {
  readonly $metadata?: { readonly httpStatusCode?: number };
}

export class ForwardedObjects implements ObjectStore {
  constructor(
    private readonly clients: SdkClients,
    private readonly region: string,
  ) {}

  async read(Bucket: string, Key: string): Promise<StoredContent | undefined> {
    try {
      const { Body } = await this.send<{ Body: { transformToByteArray(): Promise<Uint8Array> } }>('GetObject', {
        Bucket,
        Key,
      });
      return await Body.transformToByteArray();
    } catch (error) {
      if ((error as Error).name === 'NoSuchKey') return undefined;
      throw refused(error, itemReaderFailed);
    }
  }

  async list(Bucket: string, Prefix: string): Promise<readonly StoredObject[]> {
    const found: StoredObject[] = [];
    let ContinuationToken: string | undefined;
    try {
      do {
        const page: Listed = await this.send('ListObjectsV2', { Bucket, Prefix, ContinuationToken });
        for (const { Key, Size = 0, ETag = '', LastModified } of page.Contents ?? []) {
          found.push({ key: Key, size: Size, etag: ETag, lastModified: LastModified?.getTime() ?? 0 });
        }
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
    } catch (error) {
      throw refused(error, itemReaderFailed);
    }
    return found;
  }

  async write(Bucket: string, Key: string, content: StoredContent): Promise<void> {
    try {
      await this.send('PutObject', { Bucket, Key, Body: content, ContentType: 'application/json' });
    } catch (error) {
      throw refused(error, resultWriterFailed);
    }
  }

  private async send<T>(operation: string, input: object): Promise<T> {
    const target = this.clients.find('s3', this.region)!;
    const Command = target.sdk[`${operation}Command`] as new (input: object) => object;
    try {
      return (await target.client.send(new Command(input))) as T;
    } catch (error) {
      throw (error as S3Failure).$metadata?.httpStatusCode === undefined ? notThere(error as Error, target) : error;
    }
  }
}

function notThere(error: Error, { url }: SdkTarget): SimulatorError {
  const message = (error.message || error.name).replace(/\.$/, '');
  return new SimulatorError(`--forward s3=${url} does not answer: ${message}.`, { cause: error });
}

/** A refusal of S3 fails the Map Run. */
function refused(error: unknown, failure: (cause: string) => StatesError): unknown {
  return error instanceof SimulatorError ? error : failure((error as Error).message);
}
