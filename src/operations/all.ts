/** Everything the system can do. The REST API, its OpenAPI document and the permission matrix are made from this tree. */
import { list as auditList } from './audit/list.ts';
import { check } from './decision/check.ts';
import { decide } from './decision/decide.ts';
import { explain } from './decision/explain.ts';
import { list as decisionList } from './decision/list.ts';
import { unclaimed } from './decision/unclaimed.ts';
import { list as duplicateList } from './duplicate/list.ts';
import { merge } from './duplicate/merge.ts';
import { list as factList } from './fact/list.ts';
import { read as overviewRead } from './overview/read.ts';
import { correctFact } from './person/correct-fact.ts';
import { list as personList } from './person/list.ts';
import { read as personRead } from './person/read.ts';
import { recordFact } from './person/record-fact.ts';
import { reveal } from './person/reveal.ts';
import { list as policyList } from './policy/list.ts';
import { read as policyRead } from './policy/read.ts';
import { add as staffAdd } from './staff/add.ts';
import { list as staffList } from './staff/list.ts';

export const operations = {
  overview: { read: overviewRead },
  person: { list: personList, read: personRead, reveal, recordFact, correctFact },
  duplicate: { list: duplicateList, merge },
  decision: { check, decide, explain, list: decisionList, unclaimed },
  policy: { list: policyList, read: policyRead },
  fact: { list: factList },
  staff: { list: staffList, add: staffAdd },
  audit: { list: auditList },
};
