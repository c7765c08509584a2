/** All Python fixtures, cut into cells. */
import { describe } from 'vitest';
import { testCells } from '../support/cells.js';

describe('the Python of the other fixtures, cut into cells', () => testCells(1));
