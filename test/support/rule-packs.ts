// The rule packs of cdk-nag, which need a newer aws-cdk-lib than the oldest that the constructs support (`npm run compat`).
import * as cdk from 'aws-cdk-lib';

/** `test`, or one that skips where the packs cannot run. */
export const testWithRulePacks = 'Validations' in cdk ? test : test.skip;
