// The form in which a service's API is described: what `npm run models` writes.

export interface ServiceModel {
  /** What stands before the operation in X-Amz-Target. */
  readonly targetPrefix: string;
  readonly jsonVersion: string;
  readonly operations: Readonly<Record<string, OperationModel>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

export interface OperationModel {
  /** Names of shapes. */
  readonly input: string;
  readonly output: string;
  /** What clients put before the endpoint's host for this operation, such as `sync-`. */
  readonly hostPrefix?: string;
}

/** One shape; members and items name other shapes. Lengths count characters, or bytes where the payload quota holds. */
export interface Shape {
  readonly type: 'structure' | 'list' | 'map' | 'string' | 'integer' | 'long' | 'float' | 'boolean' | 'timestamp';
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, string>>;
  /** Of a list. */
  readonly member?: string;
  /** Of a map. */
  readonly key?: string;
  readonly value?: string;
  /** Least and most: of a text's or a list's length, of a number. */
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  /** Its value is left out of messages. */
  readonly sensitive?: boolean;
}
