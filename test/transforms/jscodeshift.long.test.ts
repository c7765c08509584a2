/** The jscodeshift runner over all fixtures that it can take. */
import { describeRunner } from '../support/jscodeshift.js';

describeRunner(1);
