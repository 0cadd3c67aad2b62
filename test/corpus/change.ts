import assert from 'node:assert/strict';

/** A single change of plain data: of one object, or of the values of a fleet file. */
export type Change = (tree: Tree) => void;
export type Tree = Record<string, unknown>;

/** Sets the value at a path; `rules/0` is a position in a list, `containers/main` the item of that `name` or `id`. */
export function set(path: string, value: unknown): Change {
  return (tree) => {
    const { holder, key } = slotAt(tree, path, true);
    assert.notDeepEqual(holder[key], value, `${path} is ${JSON.stringify(value)} already`);
    holder[key] = value;
  };
}

/** Takes the value at a path away. */
export function unset(path: string): Change {
  return (tree) => {
    const { holder, key } = slotAt(tree, path, false);
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  };
}

/** Puts one more item at the end of a list. */
export function push(path: string, item: unknown): Change {
  return (tree) => {
    const { holder, key } = slotAt(tree, path, true);
    const list = holder[key] ?? [];
    assert.ok(Array.isArray(list), `${path} is a list`);
    holder[key] = [...list, item];
  };
}

/** Puts another text in the place of one, wherever it stands in the texts below a path. */
export function replace(path: string, from: string | RegExp, to: string): Change {
  return (tree) => {
    const root = { tree: path === '' ? tree : at(tree, path) };
    const before = JSON.stringify(root.tree);
    const walked = replaced(root.tree, from, to);
    assert.notEqual(JSON.stringify(walked), before, `${from} stands below ${path}`);
    if (path === '') Object.assign(tree, walked);
    else {
      const { holder, key } = slotAt(tree, path, false);
      holder[key] = walked;
    }
  };
}

/** Gives a flag of a container another value, adds it where it is not there, or takes it away by `null`. */
export function flag(name: string, value: string | null): Change {
  return (tree) => {
    const containers = at(tree, 'spec/template/spec/containers');
    assert.ok(Array.isArray(containers));
    const [first] = containers;
    const args: readonly string[] = first.args;
    const isIt = (arg: string): boolean => arg === name || arg.startsWith(`${name}=`);
    const others = args.filter((arg) => !isIt(arg));
    assert.ok(value !== null || others.length < args.length, `${name} is among the arguments`);
    const written = value === '' ? name : `${name}=${value}`;
    first.args = value === null ? others : [...others, written];
    assert.notDeepEqual(first.args, args);
  };
}

/** Several edits that are one fault. */
export function all(...changes: readonly Change[]): Change {
  return (tree) => {
    for (const change of changes) change(tree);
  };
}

function replaced(value: unknown, from: string | RegExp, to: string): unknown {
  if (typeof value === 'string') return value.replaceAll(typeof from === 'string' ? from : new RegExp(from, 'g'), to);
  if (Array.isArray(value)) return value.map((item) => replaced(item, from, to));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item, from, to)]));
}

function at(tree: unknown, path: string): unknown {
  const { holder, key } = slotAt(tree, path, false);
  return holder[key];
}

function slotAt(tree: unknown, path: string, make: boolean): { readonly holder: Tree; readonly key: string } {
  const steps = path.split('/');
  let holder = tree as Tree;
  for (const [i, step] of steps.entries()) {
    const key = keyIn(holder, step);
    if (i === steps.length - 1) {
      assert.ok(make || key in holder, `${path} is there`);
      return { holder, key };
    }
    if (holder[key] === undefined && make) holder[key] = {};
    const next = holder[key];
    assert.ok(next !== null && typeof next === 'object', `${path} is there`);
    holder = next as Tree;
  }
  throw new Error(`No step in ${path}`);
}

function keyIn(holder: unknown, step: string): string {
  if (!Array.isArray(holder)) return step;
  const named = holder.findIndex((item) => item?.id === step || item?.name === step);
  return named < 0 ? step : String(named);
}
