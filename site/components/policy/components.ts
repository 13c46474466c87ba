import ConsentChoices from './ConsentChoices.astro';
import Day from './Day.astro';
import Email from './Email.astro';
import Fact from './Fact.astro';
import FactLink from './FactLink.astro';
import If from './If.astro';
import Item from './Item.astro';
import List from './List.astro';
import PageLink from './PageLink.astro';
import Phone from './Phone.astro';
import Point from './Point.astro';
import Points from './Points.astro';
import Purposes from './Purposes.astro';
import StorageTable from './StorageTable.astro';
import Table from './Table.astro';

/**
 * What a policy's MDX may use without importing it, so that its text can live in any clinic's folder. `Listed` and `To`
 * are the names of `List` and `PageLink` in texts of release 0.1.0.
 */
export const policyComponents = {
  ConsentChoices,
  Day,
  Email,
  Fact,
  FactLink,
  If,
  Item,
  List,
  Listed: List,
  PageLink,
  Phone,
  Point,
  Points,
  Purposes,
  StorageTable,
  Table,
  To: PageLink,
};
