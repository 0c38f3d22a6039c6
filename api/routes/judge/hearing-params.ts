import { z } from 'zod';

/** A hearing's address: the id of its case. */
export const HearingParams = z.object({ id: z.uuid() });

/** The view that somebody acts on, as its header named it. */
export const ViewHeader = z.object({ 'hearken-view': z.uuid().optional() });
