/** A JSON Schema, as far as it matters here. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

interface Description {
  paths: Record<
    string,
    Record<string, { tags?: string[]; requestBody?: { content: Record<string, { schema: Schema }> } }>
  >;
}

/** Patterns that let through anything on one line; any other pattern leaves no room for a sentence. */
const isRoomy = (pattern: string): boolean => pattern.startsWith('^[^');

/**
 * Every place in a request's body where an institution or a subject may write what they like, as `POST /v1/x /a/b`: each
 * text without a fixed form, and each record whose keys are free. `*` stands for a place in a list or a free key.
 */
export function freeTextPlaces(description: Description): string[] {
  const places = new Set<string>();
  for (const [path, methods] of Object.entries(description.paths))
    for (const [method, { tags, requestBody }] of Object.entries(methods)) {
      if (!tags?.some((tag) => tag === 'institution' || tag === 'subject')) continue;
      const schema = requestBody?.content['application/json']?.schema;
      if (schema)
        for (const pointer of pointersIn(schema, description, ''))
          places.add(`${method.toUpperCase()} ${path} ${pointer}`);
    }
  return [...places].toSorted();
}

function pointersIn(schema: Schema, description: Description, at: string): string[] {
  if (schema.$ref !== undefined) {
    const steps = schema.$ref.slice('#/'.length).split('/');
    const target = steps.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], description);
    return pointersIn(target as Schema, description, at);
  }
  const below = [
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])].flatMap((each) =>
      pointersIn(each, description, at),
    ),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, each]) =>
      pointersIn(each, description, `${at}/${name}`),
    ),
    ...(schema.items ? pointersIn(schema.items, description, `${at}/*`) : []),
    ...(typeof schema.additionalProperties === 'object'
      ? pointersIn(
          Object.keys(schema.additionalProperties).length === 0 ? { type: 'string' } : schema.additionalProperties,
          description,
          `${at}/*`,
        )
      : []),
  ];
  const isText = schema.type === 'string' || (Array.isArray(schema.type) && schema.type.includes('string'));
  const isFixed = schema.enum !== undefined || schema.const !== undefined || schema.format !== undefined;
  const isFree = isText && !isFixed && (schema.pattern === undefined || isRoomy(schema.pattern));
  return isFree && at !== '' ? [at, ...below] : below;
}

/** Whether a pointer into a body is at a place that {@link freeTextPlaces} names. */
const isAt = (pointer: string, place: string): boolean => {
  const [steps, wanted] = [pointer.split('/'), place.split('/')];
  return steps.length === wanted.length && wanted.every((step, index) => step === '*' || step === steps[index]);
};

/** Which of these places in a request's body hold one of the texts. */
export function placesHolding(body: unknown, texts: ReadonlySet<string>, places: readonly string[], at = ''): string[] {
  if (typeof body === 'string') return texts.has(body) ? places.filter((place) => isAt(at, place)) : [];
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, each]) => placesHolding(each, texts, places, `${at}/${name}`));
}
