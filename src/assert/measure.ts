// When loaded, measures what the tests of this process cover, for `cdk-lambda-workflows coverage`.
import { measureProcess } from '../coverage-reports/measure';

measureProcess();
