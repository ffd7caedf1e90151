// When loaded, measures what the tests of this process cover, if a reporter asks for it.
import { measureProcess } from './measure';

measureProcess();
