/** Every case of `fixtures/types.md` with the major of the SDK before the newest. */

import { SDKS } from '../support/typed.js';
import { testTypedFixtures } from '../support/typed-fixtures.js';

testTypedFixtures(SDKS[1]);
