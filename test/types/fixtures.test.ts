/** Every case of `fixtures/types.md` with the newest major of the SDK. */

import { SDKS } from '../support/typed.js';
import { testTypedFixtures } from '../support/typed-fixtures.js';

testTypedFixtures(SDKS[0]);
