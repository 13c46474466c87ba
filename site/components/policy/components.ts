import ConsentChoices from './ConsentChoices.astro';
import Day from './Day.astro';
import Email from './Email.astro';
import If from './If.astro';
import Item from './Item.astro';
import Listed from './Listed.astro';
import Phone from './Phone.astro';
import StorageTable from './StorageTable.astro';
import Table from './Table.astro';
import To from './To.astro';

/** What a policy's MDX may use without importing it, so that its text can live in any clinic's folder. */
export const policyComponents = {
  ConsentChoices,
  Day,
  Email,
  If,
  Item,
  Listed,
  Phone,
  StorageTable,
  Table,
  To,
};
