import { describe, expect, it } from '@jest/globals';
import { Readiness } from '@om/platform';
import { startTestService } from '@om/testing';
import { FormsAndFilesModule } from './forms-and-files.module.js';

describe('forms-and-files', () => {
  it('starts and is ready with broker and store', async () => {
    const service = await startTestService(
      (env) => FormsAndFilesModule.forEnvironment(env),
      'forms-and-files',
    );
    try {
      await expect(service.app.get(Readiness).isReady()).resolves.toBe(true);
    } finally {
      await service.stop();
    }
  });
});
