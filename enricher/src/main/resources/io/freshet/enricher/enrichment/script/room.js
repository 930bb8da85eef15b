// What a script finds in its room beside the language: the event, and nothing of ours behind it.
// Evaluated before the script, which therefore cannot change what is used here.
(function (columns, read, write, mark, parameters, decimalMark) {
  'use strict';

  const {parse, stringify} = JSON;
  const {create, defineProperty, freeze} = Object;
  const {fround} = Math;
  const {isArray} = Array;
  const TextOf = String;
  const NumberOf = Number;
  const Wrong = TypeError;

  let isReturning = false;

  // An amount keeps its digits: 12.30 counts as 12.3 and is written as 12.30. JSON has no way to say
  // that, so that texts with a mark stand for such numbers in what a script returns.
  class Decimal extends Number {
    #text;

    constructor(text) {
      super(text);
      this.#text = text;
    }

    toString() {
      return this.#text;
    }

    [Symbol.toPrimitive](hint) {
      return hint === 'string' ? this.#text : this.valueOf();
    }

    toJSON() {
      return isReturning ? decimalMark + this.#text : this.valueOf();
    }

    static textOf(value) {
      return #text in value ? value.#text : undefined;
    }
  }
  freeze(Decimal.prototype);

  // Loops that the engine runs in one go cannot be stopped; what pretends to be a very long array is
  // copied, step by step, before it gets there.
  const MOST_ELEMENTS = 100000;
  const apply = Function.prototype.call.bind(Function.prototype.apply);
  const hasLength = value => value !== null && typeof value === 'object' && !isArray(value);
  const copied = list => {
    const length = list.length;
    if (!(length > MOST_ELEMENTS)) {
      return list;
    }
    const copy = [];
    for (let i = 0; i < length; i++) {
      copy[i] = list[i];
    }
    return copy;
  };
  const guard = (owner, name, guarded) =>
    defineProperty(owner, name, {value: guarded, writable: true, configurable: true});

  for (const name of [
    'every', 'filter', 'find', 'findIndex', 'flat', 'flatMap', 'forEach', 'indexOf', 'lastIndexOf',
    'reduce', 'reduceRight', 'shift', 'some', 'sort', 'splice',
  ]) {
    const unguarded = Array.prototype[name];
    guard(Array.prototype, name, function (...values) {
      return apply(unguarded, hasLength(this) ? copied(this) : this, values);
    });
  }
  const arrayFrom = Array.from;
  guard(Array, 'from', function (items, ...how) {
    const isList = hasLength(items) && items[Symbol.iterator] === undefined;
    return apply(arrayFrom, this, [isList ? copied(items) : items, ...how]);
  });

  const fail = (column, value) => {
    throw new Wrong(`${column} cannot be set to ${TextOf(value)}`);
  };

  const decimalText = (value, column) => {
    if (value === null) {
      return null;
    }
    const text = typeof value === 'object' ? Decimal.textOf(value) : TextOf(value);
    return text === undefined ? fail(column, value) : text;
  };

  // Both ways for each kind of column: Java keeps texts. Conversions are those of the Java types
  // that the reference's fields have.
  const kinds = {
    text: [text => text, value => (value === null ? null : TextOf(value))],
    integer: [text => NumberOf(text), value => (value == null ? null : TextOf(value | 0))],
    flag: [text => NumberOf(text), value => (value == null ? null : TextOf((value << 24) >> 24))],
    float: [text => fround(text), value => (value == null ? null : TextOf(fround(value)))],
    decimal: [text => new Decimal(text), decimalText],
    ignored: [text => text, undefined],
  };

  const methods = create(null);
  const define = (name, value) => defineProperty(methods, name, {value});

  for (const {name, kind, index} of columns) {
    const [toScript, fromScript] = kinds[kind];
    const get = () => {
      const text = read(index);
      return text === null ? null : toScript(text);
    };
    const set = value => {
      if (fromScript !== undefined) {
        const problem = write(index, fromScript(value, name));
        if (problem !== null) {
          throw new Wrong(`${name} cannot be set: ${problem}`);
        }
      }
    };
    const bean = name[0].toUpperCase() + name.substring(1);
    define(`get${bean}`, get);
    define(`set${bean}`, (...values) => {
      if (values.length !== 1) {
        throw new Wrong(`set${bean} takes one value, not ${values.length}`);
      }
      set(values[0]);
    });
    defineProperty(methods, name, {get, set, enumerable: true});
  }
  define('eraseDerived_contexts', () => mark('erase'));
  define('drop', () => {
    mark('drop');
    throw new Error('the event is dropped');
  });
  define('toString', () => 'event');
  define('toJSON', () => {
    const all = {};
    for (const {name} of columns) {
      const value = methods[name];
      if (value !== null) {
        all[name] = value;
      }
    }
    return all;
  });

  const event = freeze(create(freeze(methods)));
  const given = parse(parameters);
  return headers => {
    const output = process(event, given, headers);
    isReturning = true;
    try {
      return stringify(output);
    } finally {
      isReturning = false;
    }
  };
})
