/** The OpenAPI 3.1 document, made from the list of operations: what is documented is what is served. */
import { z } from 'zod';
import { problems } from '../../values/problem.ts';

export interface DocumentedOperation {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  readonly kind: 'read' | 'write';
  readonly allow: { readonly roles: readonly string[] };
  readonly input: z.ZodType;
  readonly route?: { readonly method: 'get' | 'post'; readonly path: string };
}

type Json = Record<string, unknown>;

const problemResponse = {
  description: 'A problem of the catalogue (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

export function openApiDocument(operations: readonly DocumentedOperation[]): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    if (!operation.route) continue;
    const { method, path } = operation.route;
    paths[path] = { ...paths[path], [method]: describe(operation, path, method) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Fuzhu 扶助',
      version: '1',
      description: 'Every operation of the system that has a route. Money is integer fen, dates are YYYY-MM-DD.',
    },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'session' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'code'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string', description: 'What happened, why, what to do' },
            titleEn: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string', enum: Object.keys(problems) },
            fields: { type: 'object', additionalProperties: { type: 'string' } },
          },
        },
      },
    },
  };
}

function describe(operation: DocumentedOperation, path: string, method: 'get' | 'post'): Json {
  const schema = z.toJSONSchema(operation.input, { unrepresentable: 'any', io: 'input' }) as Json;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
  const properties = (schema['properties'] ?? {}) as Record<string, Json>;
  const required = (schema['required'] ?? []) as string[];
  const parameter = (name: string, place: 'path' | 'query') => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: properties[name] ?? {},
  });
  const rest = Object.keys(properties).filter((name) => !inPath.includes(name));
  return {
    operationId: operation.id,
    summary: operation.titleEn,
    description: operation.title,
    'x-roles': operation.allow.roles,
    security: operation.allow.roles.includes('public') ? [{}] : [{ session: [] }, { bearer: [] }],
    parameters: [
      ...inPath.map((name) => parameter(name, 'path')),
      ...(method === 'get' ? rest.map((name) => parameter(name, 'query')) : []),
    ],
    ...(method === 'post'
      ? {
          requestBody: {
            content: {
              'application/json': {
                schema: {
                  ...schema,
                  properties: Object.fromEntries(rest.map((name) => [name, properties[name]])),
                  required: required.filter((name) => rest.includes(name)),
                },
              },
            },
          },
        }
      : {}),
    responses: { 200: { description: 'Done', content: { 'application/json': {} } }, default: problemResponse },
  };
}
