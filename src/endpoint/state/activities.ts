// The activities that the endpoint knows.
import type { Tags } from './tags';
import { ApiError } from '../../services/api/api-error';
import type { EncryptionConfiguration } from '../../services/api/states-types.generated';
import { parseArn } from '../arns';

export interface Activity {
  /** Grows with each creation; lists use this order. */
  readonly position: number;
  readonly name: string;
  readonly arn: string;
  /** Seconds since 1970. */
  readonly creationDate: number;
  readonly tags: Tags;
  readonly encryptionConfiguration: EncryptionConfiguration;
  /** Workers that are waiting for a task. */
  pollers: number;
}

export class Activities {
  private readonly byArn = new Map<string, Activity>();

  /** In the order of creation. */
  get all(): readonly Activity[] {
    return [...this.byArn.values()];
  }

  add(activity: Activity): void {
    this.byArn.set(activity.arn, activity);
  }

  remove(arn: string): void {
    this.byArn.delete(arn);
  }

  clear(): void {
    this.byArn.clear();
  }

  tryGet(arn: string): Activity | undefined {
    return this.byArn.get(arn);
  }

  /** Throws InvalidArn, ActivityDoesNotExist. */
  get(arn: string): Activity {
    parseArn(arn, 'activity');
    const activity = this.byArn.get(arn);
    if (!activity) throw new ApiError('ActivityDoesNotExist', `Activity Does Not Exist: '${arn}'`);
    return activity;
  }
}
