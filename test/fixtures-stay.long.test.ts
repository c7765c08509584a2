/** Every case changes nothing where the model is one that stays. */
import { test } from 'vitest';
import { type Case, nameOf, untypedCases } from './support/fixtures.js';
import { expectNothingOnOther } from './support/other-model.js';

test.each(untypedCases().map((one): [string, Case] => [nameOf(one), one]))('%s', (_, one) => expectNothingOnOther(one));
