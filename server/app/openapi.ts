import { z } from 'zod';
import { problemSchema } from '#shared/kernel/problem.ts';
import type { RouteContract } from '#shared/kernel/route.ts';

type Schema = z.ZodType | undefined;

/** The OpenAPI 3.1 description of the contracts; the schemas are the very ones that requests are checked with. */
export function apiDocument(contracts: readonly RouteContract[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const contract of contracts) {
    const path = contract.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [contract.method]: operation(contract) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Muhafiz',
      version: '1',
      description: 'Every request but signing in and the public doors needs a session cookie; changes also need the x-csrf-token header.',
    },
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'muhafiz' },
        conversation: { type: 'http', scheme: 'Conversation' },
      },
    },
  };
}

function operation({ summary, params, query, body, answer, status }: RouteContract): object {
  const success = isEmpty(answer) ? { [status ?? 204]: { description: 'Done' } } : { [status ?? 200]: content(answer, 'Done', 'output') };
  return {
    summary,
    parameters: [...parameters(params, 'path'), ...parameters(query, 'query')],
    ...(body ? { requestBody: { required: true, ...content(body, undefined, 'input') } } : {}),
    responses: {
      ...success,
      default: { description: 'Refused', content: { 'application/problem+json': { schema: toJson(problemSchema, 'output') } } },
    },
  };
}

function content(schema: z.ZodType, description: string | undefined, io: 'input' | 'output'): object {
  return { ...(description ? { description } : {}), content: { 'application/json': { schema: toJson(schema, io) } } };
}

function parameters(schema: Schema, where: 'path' | 'query'): object[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, one]) => ({
    name,
    in: where,
    required: where === 'path' || !one.safeParse(undefined).success,
    schema: toJson(one, 'input'),
  }));
}

const isEmpty = (schema: z.ZodType): boolean => schema instanceof z.ZodUndefined;
const toJson = (schema: z.ZodType, io: 'input' | 'output'): object => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};
