/** What the bare workflows have done for them. */
export interface FloorActivities {
  nothing(): Promise<void>;
}

export const floorActivities: FloorActivities = { nothing: () => Promise.resolve() };
