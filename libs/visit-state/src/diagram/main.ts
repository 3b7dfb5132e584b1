import { writeFileSync } from 'node:fs';
import { DIAGRAM_FILE, stateDiagram } from './state-diagram.js';

writeFileSync(DIAGRAM_FILE, stateDiagram());
