import { z } from 'zod';
import type { Endpoint } from '../kernel/index.ts';

/** The OpenAPI 3.1 document of everything under /api, made from the same faces as the routes. Pure: same faces, same bytes. */
export function openApi(faces: readonly Endpoint[], version: string): object {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const face of [...faces].sort((a, b) =>
    a.path === b.path ? (a.method < b.method ? -1 : 1) : a.path < b.path ? -1 : 1,
  )) {
    const path = face.path.replace(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [face.method.toLowerCase()]: pathItem(face) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Wayout', version, description: 'Every change needs the header x-csrf-token of the session.' },
    servers: [{ url: '/api' }],
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'wayout' } },
      schemas: { Error: errorSchema },
    },
    paths,
  };
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as Record<string, unknown>;
  return rest;
};

function pathItem(face: Endpoint): object {
  const input = schemaOf(face.input, 'input') as { properties?: Record<string, unknown>; required?: string[] };
  const inPath = [...face.path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1] as string);
  const rest = Object.entries(input.properties ?? {}).filter(([name]) => !inPath.includes(name));
  const inQuery = face.method === 'GET' || face.upload ? rest : [];
  const required = new Set(input.required ?? []);
  const parameters = [
    ...inPath.map((name) => ({ name, in: 'path', required: true, schema: input.properties?.[name] ?? {} })),
    ...inQuery.map(([name, schema]) => ({ name, in: 'query', required: required.has(name), schema })),
  ];
  const body = face.upload
    ? { content: { [face.upload.type]: { schema: { type: 'string', format: 'binary' } } }, required: true }
    : face.method !== 'GET' && rest.length > 0
      ? {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                properties: Object.fromEntries(rest),
                required: rest.map(([name]) => name).filter((name) => required.has(name)),
              },
            },
          },
          required: true,
        }
      : undefined;
  const answer = face.download
    ? { description: 'A file.', content: { '*/*': { schema: { type: 'string', format: 'binary' } } } }
    : { description: 'Done.', content: { 'application/json': { schema: schemaOf(face.output, 'output') } } };
  return {
    operationId: face.id,
    summary: face.summary,
    tags: [face.id.split('.')[0]],
    'x-permission': typeof face.permission === 'string' ? face.permission : face.permission.open,
    ...(face.stepUp ? { 'x-step-up': true } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: body } : {}),
    security: typeof face.permission === 'string' || face.permission.open === 'signed-in' ? [{ session: [] }] : [],
    responses: {
      '200': answer,
      '4XX': {
        description: 'Refused.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  };
}

const errorSchema = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'requestId'],
      properties: {
        code: { type: 'string', description: 'module.kebab-case' },
        message: { type: 'string', description: 'a sentence in the reader’s language' },
        path: { type: 'array', items: { type: ['string', 'integer'] } },
        issues: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              path: { type: 'array', items: { type: ['string', 'integer'] } },
              code: { type: 'string' },
              message: { type: 'string' },
            },
          },
        },
        data: { type: 'object' },
        requestId: { type: 'string' },
      },
    },
  },
};
