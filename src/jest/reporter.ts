// The entry `cdk-lambda-workflows/jest/reporter`: the reporter by itself, as the module.
import { CoverageReporter } from './coverage-reporter';

export = CoverageReporter;
