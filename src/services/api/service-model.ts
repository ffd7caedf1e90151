// The description of a service's API, as written by `npm run models`.

export interface ServiceModel {
  /** The prefix of the operation in X-Amz-Target. */
  readonly targetPrefix: string;
  readonly jsonVersion: string;
  readonly operations: Readonly<Record<string, OperationModel>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

export interface OperationModel {
  /** Names of shapes. */
  readonly input: string;
  readonly output: string;
  /** The prefix that clients add to the endpoint's host for this operation, such as `sync-`. */
  readonly hostPrefix?: string;
}

/**
 * A shape. Members and items name other shapes. Lengths are in characters, or in bytes where the payload quota applies.
 */
export interface Shape {
  readonly type: 'structure' | 'list' | 'map' | 'string' | 'integer' | 'long' | 'float' | 'boolean' | 'timestamp';
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, string>>;
  /** Of a list. */
  readonly member?: string;
  /** Of a map. */
  readonly key?: string;
  readonly value?: string;
  /** Minimum and maximum: of the length of a string or a list, or of a number. */
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  /** Whether messages leave its value out. */
  readonly sensitive?: boolean;
}
