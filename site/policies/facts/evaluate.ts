import { hintFor } from './hint.ts';
import { either, nothing, unknown } from './shape.ts';
import type { Shape } from './shape.ts';
import { below, nameIn, nodeAt, nodesAt } from './syntax.ts';
import { lookUp, within } from './shape.ts';
import type { Node } from './syntax.ts';
import type { Scope } from './shape.ts';

/** Called for a key that a value cannot have, with its node, its full path and what to write instead. */
export type Tell = (node: Node, path: string, hint: string) => void;

/** The maximum depth of nested calls. No policy needs more, and recursion must end. */
const DEEPEST = 12;

/** Array methods that pass each item to a function. */
const OVER_ITEMS = [
  'map',
  'flatMap',
  'filter',
  'find',
  'findLast',
  'some',
  'every',
  'forEach',
  'toSorted',
  'sort',
];
const SAME_LIST = ['filter', 'slice', 'toSorted', 'sort', 'toReversed', 'reverse', 'concat', 'with'];
const ONE_ITEM = ['find', 'findLast', 'at', 'pop', 'shift'];

/**
 * Follows facts through JavaScript by static analysis: through names, functions, arrays and copies, in every branch. It
 * never runs code. Where it cannot follow, it reports nothing.
 */
export function evaluator(tell: Tell) {
  let depth = 0;
  const calls = new Map<Node, Map<string, Shape>>();

  /** The shape of one key of a value. A key that the value cannot have is reported. */
  function member(of: Shape, key: string, node: Node): Shape {
    if (of.is === 'group') {
      const known = Object.hasOwn(of.keys, key) ? of.keys[key] : undefined;
      if (known) return known;
      if (!(key in Object.prototype)) tell(node, `${of.at}.${key}`, hintFor(key, Object.keys(of.keys)));
      return unknown;
    }
    if (of.is === 'list' && /^\d+$/.test(key)) return of.item;
    if (of.is === 'list' && !(key in Array.prototype))
      tell(node, `${of.at}.${key}`, 'it is a list: go through it with .map, or take one with [0]');
    if (of.is === 'text' && !(key in String.prototype) && !/^\d+$/.test(key))
      tell(node, `${of.at}.${key}`, 'it is a text and has no keys');
    if (of.is === 'number' && !(key in Number.prototype)) tell(node, `${of.at}.${key}`, 'it is a number');
    if (of.is === 'yes-no' && !(key in Boolean.prototype))
      tell(node, `${of.at}.${key}`, 'it is true or false');
    return unknown;
  }

  const all = (nodes: readonly Node[], scope: Scope): Shape[] => nodes.map((node) => evaluate(node, scope));
  const at = (node: Node, key: string, scope: Scope): Shape => {
    const inner = nodeAt(node, key);
    return inner ? evaluate(inner, scope) : unknown;
  };

  function evaluate(node: Node, scope: Scope): Shape {
    switch (node.type) {
      case 'Identifier':
        return node['name'] === 'undefined' ? nothing : (lookUp(nameIn(node) ?? '', scope) ?? unknown);
      case 'Literal':
        return node['value'] === null && node['raw'] === 'null' ? nothing : unknown;
      case 'MemberExpression': {
        const object = at(node, 'object', scope);
        const property = nodeAt(node, 'property');
        const isName = node['computed'] !== true || property?.type !== 'Identifier';
        const key = isName ? nameIn(property) : undefined;
        if (key !== undefined) return member(object, key, property ?? node);
        if (property) evaluate(property, scope);
        return object.is === 'list' ? object.item : unknown;
      }
      case 'ChainExpression':
      case 'ParenthesizedExpression':
      case 'JSXExpressionContainer':
        return at(node, 'expression', scope);
      case 'CallExpression':
        return call(node, scope);
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
        return { is: 'function', node, scope };
      case 'ConditionalExpression':
        at(node, 'test', scope);
        return either(at(node, 'consequent', scope), at(node, 'alternate', scope));
      case 'LogicalExpression': {
        const left = at(node, 'left', scope);
        const right = at(node, 'right', scope);
        return node['operator'] === '&&' ? right : either(left, right);
      }
      case 'ArrayExpression':
        return { is: 'list', at: 'the list', item: items(node, scope) };
      case 'ObjectExpression':
        return group(node, scope);
      case 'AssignmentExpression':
        return at(node, 'right', scope);
      default:
        for (const inner of below(node)) statement(inner, scope);
        return unknown;
    }
  }

  function items(node: Node, scope: Scope): Shape {
    return nodesAt(node, 'elements')
      .map((element) => {
        if (element.type !== 'SpreadElement') return evaluate(element, scope);
        const spread = at(element, 'argument', scope);
        return spread.is === 'list' ? spread.item : unknown;
      })
      .reduce<Shape>(either, nothing);
  }

  /** An object literal. If it spreads a value that cannot be followed, it may have any key. */
  function group(node: Node, scope: Scope): Shape {
    let keys: Record<string, Shape> | undefined = {};
    for (const property of nodesAt(node, 'properties')) {
      const name = nameIn(nodeAt(property, 'key'));
      const isCopy = property.type === 'SpreadElement';
      const shape = at(property, isCopy ? 'argument' : 'value', scope);
      run(shape);
      if (isCopy) keys = keys && shape.is === 'group' ? { ...keys, ...shape.keys } : undefined;
      else if (name === undefined || property['computed'] === true) keys = undefined;
      else if (keys) keys[name] = shape;
    }
    return keys === undefined || Object.keys(keys).length === 0
      ? unknown
      : { is: 'group', at: 'the object', keys };
  }

  function call(node: Node, scope: Scope): Shape {
    const callee = nodeAt(node, 'callee');
    const method = callee?.type === 'MemberExpression' ? nameIn(nodeAt(callee, 'property')) : undefined;
    const object = callee && method !== undefined ? at(callee, 'object', scope) : unknown;
    const given = all(nodesAt(node, 'arguments'), scope);
    if (object.is !== 'list' || method === undefined) {
      const called = callee ? evaluate(callee, scope) : unknown;
      if (called.is === 'function') return invoke(called, given);
      given.forEach(run);
      return unknown;
    }
    member(object, method, nodeAt(callee ?? node, 'property') ?? node);
    const [first = unknown] = given;
    const made = OVER_ITEMS.includes(method)
      ? invoke(first, [object.item, method.endsWith('ort') || method === 'toSorted' ? object.item : unknown])
      : method.startsWith('reduce')
        ? invoke(first, [unknown, object.item])
        : unknown;
    if (SAME_LIST.includes(method)) return object;
    if (ONE_ITEM.includes(method)) return object.item;
    if (method === 'map') return { ...object, item: made };
    return method === 'flatMap' ? { ...object, item: made.is === 'list' ? made.item : made } : unknown;
  }

  /** Functions without a known call are analysed too. */
  function run(shape: Shape): void {
    if (shape.is === 'function') invoke(shape, []);
  }

  function invoke(called: Shape, given: readonly Shape[]): Shape {
    if (called.is !== 'function' || depth >= DEEPEST) return unknown;
    const { node, scope } = called;
    const known = calls.get(node) ?? new Map<string, Shape>();
    calls.set(node, known);
    const how = given.map(signature).join();
    const before = known.get(how);
    if (before) return before;
    known.set(how, unknown);
    const inside = within(scope);
    nodesAt(node, 'params').forEach((pattern, index) => {
      bind(pattern, given[index] ?? unknown, inside);
    });
    const body = nodeAt(node, 'body');
    depth += 1;
    const result = !body
      ? unknown
      : body.type === 'BlockStatement'
        ? returned(body, inside)
        : evaluate(body, inside);
    run(result);
    depth -= 1;
    known.set(how, result);
    return result;
  }

  function returned(body: Node, scope: Scope): Shape {
    const results: Shape[] = [];
    for (const inner of nodesAt(body, 'body')) statement(inner, scope, results);
    return results.length === 0 ? unknown : results.reduce(either, nothing);
  }

  /** Declares names, collects returned values, and analyses everything else. */
  function statement(node: Node, scope: Scope, results: Shape[] = []): void {
    if (node.type === 'ReturnStatement') results.push(at(node, 'argument', scope));
    else if (node.type === 'VariableDeclarator') {
      const pattern = nodeAt(node, 'id');
      if (pattern) bind(pattern, at(node, 'init', scope), scope);
    } else if (node.type === 'FunctionDeclaration') {
      scope.names.set(nameIn(nodeAt(node, 'id')) ?? '', { is: 'function', node, scope });
    } else if (node.type === 'ForOfStatement') {
      const list = at(node, 'right', scope);
      const inside = within(scope);
      const left = nodeAt(node, 'left');
      const [declared] = left ? nodesAt(left, 'declarations') : [];
      const pattern = declared && nodeAt(declared, 'id');
      if (pattern) bind(pattern, list.is === 'list' ? list.item : unknown, inside);
      const body = nodeAt(node, 'body');
      if (body) statement(body, inside, results);
    } else if (/Statement$|Declaration$|^Program$/.test(node.type)) {
      const inside = node.type === 'BlockStatement' ? within(scope) : scope;
      for (const inner of below(node)) statement(inner, inside, results);
    } else run(evaluate(node, scope));
  }

  function bind(pattern: Node, shape: Shape, scope: Scope): void {
    if (pattern.type === 'Identifier') scope.names.set(nameIn(pattern) ?? '', shape);
    else if (pattern.type === 'AssignmentPattern') {
      const left = nodeAt(pattern, 'left');
      if (left) bind(left, either(shape, at(pattern, 'right', scope)), scope);
    } else if (pattern.type === 'ObjectPattern') {
      for (const property of nodesAt(pattern, 'properties')) {
        const name = property['computed'] === true ? undefined : nameIn(nodeAt(property, 'key'));
        const inner = nodeAt(property, 'value') ?? nodeAt(property, 'argument');
        if (inner) bind(inner, name === undefined ? unknown : member(shape, name, property), scope);
      }
    } else if (pattern.type === 'ArrayPattern')
      for (const element of nodesAt(pattern, 'elements'))
        bind(element, shape.is === 'list' ? shape.item : unknown, scope);
  }

  return { run: statement };
}

const signature = (shape: Shape): string => {
  if (shape.is === 'function') return `function ${shape.node.start}`;
  if (shape.is === 'group') return `${shape.at} ${Object.keys(shape.keys).join(' ')}`;
  return 'at' in shape ? `${shape.is} ${shape.at}` : shape.is;
};
