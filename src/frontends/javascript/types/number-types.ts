/** Whether a checker of types takes a parameter for a number. */
import type { Module } from '../modules/modules.js';
import { hasTypesInComments } from '../responses/result-flow.js';
import type { Node } from '../syntax/ast.js';

const TYPED = /\.[cm]?tsx?$/;

/** True for a parameter that is always a number by its type, or by its default, and for any in a file whose types nobody checks. */
export function isNumber(declared: Node, module: Module): boolean {
  if (!TYPED.test(module.file) && !hasTypesInComments(module)) return true;
  if (declared.type === 'TSParameterProperty') return isNumber(declared.parameter, module);
  if (declared.type === 'AssignmentPattern') {
    const { left, right } = declared;
    return hasType(left) ? isNumber(left, module) : right.type === 'NumericLiteral';
  }
  if (declared.type !== 'Identifier' || declared.optional) return false;
  const parent = module.scopes.parentOf(declared);
  if (parent?.type === 'AssignmentPattern' && !hasType(declared)) return parent.right.type === 'NumericLiteral';
  return declared.typeAnnotation?.type === 'TSTypeAnnotation' && declared.typeAnnotation.typeAnnotation.type === 'TSNumberKeyword';
}

const hasType = (node: Node): boolean => 'typeAnnotation' in node && Boolean(node.typeAnnotation);
