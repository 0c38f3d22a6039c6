import type { RegisterRoute } from '../route.ts';

export const registerJudgeRoutes: RegisterRoute = (app, dependencies) => {
  void app;
  void dependencies;
};
