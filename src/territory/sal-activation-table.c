/* sal-activation-table.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-activation-table.h"

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-money.h"
#include "sal-number.h"
#include "sal-rate.h"

/* --- what is in them --- */

typedef enum
{
  ACCOUNT,
  OPPORTUNITY,
  TERRITORY,
  FROM,
  TO,
  HOLDER,
  DAY,
  LAST_DAY,
  REASON,
  CREDIT,
  N_TEXTS,
  N_ACCOUNTS = N_TEXTS,
  N_OPEN,
  PIPELINE,
  REVENUE,
  SHARE,
  N_COLUMNS,
} Column;

static const char *const labels[N_COLUMNS] = {
  [ACCOUNT] = N_ ("Account"),
  [OPPORTUNITY] = N_ ("Opportunity"),
  [TERRITORY] = N_ ("Territory"),
  [FROM] = N_ ("From"),
  [TO] = N_ ("To"),
  [HOLDER] = N_ ("Covered By"),
  [DAY] = N_ ("From Day"),
  [LAST_DAY] = N_ ("Last Day"),
  [REASON] = N_ ("Because Of"),
  [CREDIT] = N_ ("Credit"),
  [N_ACCOUNTS] = N_ ("Accounts"),
  [N_OPEN] = N_ ("Opportunities"),
  [PIPELINE] = N_ ("Open Pipeline"),
  [REVENUE] = N_ ("Revenue"),
  [SHARE] = N_ ("Share"),
};

#define MAX_COLUMNS 8

#define FINDING(type) (SAL_ACTIVATION_TABLE_FINDINGS + SAL_ACTIVATION_##type)

static const struct
{
  const char *title;
  guint n_columns;
  Column columns[MAX_COLUMNS];
} tables[SAL_ACTIVATION_N_TABLES] = {
  [SAL_ACTIVATION_TABLE_FLOWS] = { N_ ("From Whom to Whom"),
                                   6,
                                   { FROM, TO, N_ACCOUNTS, N_OPEN, PIPELINE, REVENUE } },
  [SAL_ACTIVATION_TABLE_ACCOUNTS] = { N_ ("Accounts That Move"),
                                      8,
                                      { ACCOUNT,
                                        FROM,
                                        TO,
                                        N_OPEN,
                                        PIPELINE,
                                        REVENUE,
                                        DAY,
                                        REASON } },
  [SAL_ACTIVATION_TABLE_OPPORTUNITIES] = { N_ ("Open Opportunities That Move with Them"),
                                           6,
                                           { OPPORTUNITY, ACCOUNT, FROM, TO, PIPELINE, DAY } },
  [SAL_ACTIVATION_TABLE_STAYING] = { N_ ("Open Opportunities That Stay, Covered by Themselves"),
                                     4,
                                     { OPPORTUNITY, ACCOUNT, HOLDER, PIPELINE } },
  [SAL_ACTIVATION_TABLE_SHARES] = { N_ ("Accounts Shared by Several"),
                                    4,
                                    { ACCOUNT, HOLDER, SHARE, CREDIT } },
  [FINDING (
      ACCOUNT_WITHOUT_TERRITORY)] = { N_ ("Accounts in No Territory, Which Stay"), 1, { ACCOUNT } },
  [FINDING (TERRITORY_WITHOUT_POSITION)] = { N_ ("Territories Without a Position"),
                                             2,
                                             { TERRITORY, N_ACCOUNTS } },
  [FINDING (HOLDOVER)] = { N_ ("Holdovers, Which Move Later"), 2, { ACCOUNT, LAST_DAY } },
  [FINDING (HOLDOVER_ELSEWHERE)] = { N_ ("Holdovers That Somebody Else Has"),
                                     3,
                                     { ACCOUNT, TERRITORY, LAST_DAY } },
  [FINDING (
      SHARES_DO_NOT_FIT)] = { N_ ("Shared Accounts Whose Shares Are Not 100 %"), 1, { ACCOUNT } },
  [FINDING (
      LATER_COVERAGE)] = { N_ ("Coverage That Begins Later, and Stays"), 2, { ACCOUNT, DAY } },
  [FINDING (SAME_DAY_COVERAGE)] = { N_ ("Coverage of the Same Day, Which Is Replaced"),
                                    2,
                                    { ACCOUNT, DAY } },
  [FINDING (OTHER_SALES_FORCE)] = { N_ ("Accounts of Another Sales Force, Which Stay"),
                                    2,
                                    { ACCOUNT, HOLDER } },
};

/* Of any table: what it has columns of. */
typedef struct
{
  gint64 account;
  gint64 opportunity;
  gint64 territory;
  gint64 position[2]; /* from and to, or the one that covers it */
  gint64 person[2];
  gint32 day;
  SalDesignReason reason;
  gboolean is_primary;
  gint64 numbers[N_COLUMNS - N_TEXTS];
} Row;

struct _SalActivationTable
{
  const SalAlignmentActivation *plan;
  guint type;
  char *currency;
  GArray *rows;
  GArray *flows; /* (nullable) */
};

#define NUMBER(column) [column - N_TEXTS]

static void
add_flows (SalActivationTable *self)
{
  self->flows = sal_activation_list_flows (self->plan);
  for (guint i = 0; i < self->flows->len; i++)
    {
      const SalActivationFlow *flow = &g_array_index (self->flows, SalActivationFlow, i);
      Row row = { .position = { flow->from_position, flow->to_position },
                  .person = { flow->from_person, flow->to_person },
                  .numbers = { NUMBER (N_ACCOUNTS) = flow->n_accounts,
                               NUMBER (N_OPEN) = flow->n_open,
                               NUMBER (PIPELINE) = flow->pipeline,
                               NUMBER (REVENUE) = flow->revenue } };

      g_array_append_val (self->rows, row);
    }
}

static void
add_moves (SalActivationTable *self, const SalActivationFlow *flow)
{
  for (guint i = 0; i < self->plan->moves->len; i++)
    {
      const SalActivationMove *move = &g_array_index (self->plan->moves, SalActivationMove, i);
      Row row = { .account = move->account,
                  .position = { move->from_position, move->to_position },
                  .person = { move->from_person, move->to_person },
                  .day = move->day,
                  .reason = move->reason,
                  .numbers = { NUMBER (N_OPEN) = move->n_open,
                               NUMBER (PIPELINE) = move->pipeline,
                               NUMBER (REVENUE) = move->revenue } };

      if (flow == NULL || sal_activation_flow_has_move (flow, move))
        g_array_append_val (self->rows, row);
    }
}

static void
add_deals (SalActivationTable *self, gboolean stays, const SalActivationFlow *flow)
{
  for (guint i = 0; i < self->plan->opportunities->len; i++)
    {
      const SalActivationDeal *deal =
          &g_array_index (self->plan->opportunities, SalActivationDeal, i);
      Row row = { .account = deal->account,
                  .opportunity = deal->opportunity,
                  .position = { deal->from_position, deal->to_position },
                  .person = { deal->from_person, deal->to_person },
                  .day = deal->day,
                  .numbers = { NUMBER (PIPELINE) = deal->amount } };

      if (!deal->stays == !stays && (flow == NULL || sal_activation_flow_has_deal (flow, deal)))
        g_array_append_val (self->rows, row);
    }
}

static void
add_shares (SalActivationTable *self)
{
  for (guint i = 0; i < self->plan->shares->len; i++)
    {
      const SalActivationShare *share = &g_array_index (self->plan->shares, SalActivationShare, i);
      Row row = { .account = share->account,
                  .position = { share->position },
                  .is_primary = share->is_primary,
                  .numbers = { NUMBER (SHARE) = share->share } };

      g_array_append_val (self->rows, row);
    }
}

static void
add_findings (SalActivationTable *self, SalActivationFindingType type)
{
  const GArray *territories = self->plan->territories;

  for (guint i = 0; i < self->plan->findings->len; i++)
    {
      const SalActivationFinding *finding =
          &g_array_index (self->plan->findings, SalActivationFinding, i);
      Row row = { .account = finding->account,
                  .position = { finding->position },
                  .day = finding->day,
                  .numbers = { NUMBER (N_ACCOUNTS) = finding->n_accounts } };

      if (finding->type != type)
        continue;
      if (finding->territory != SAL_TERRITORY_NONE)
        row.territory = g_array_index (territories, gint64, finding->territory);
      g_array_append_val (self->rows, row);
    }
}

/**
 * sal_activation_table_new:
 * @plan: a plan with names; it is to outlive the table
 * @type: a #SalActivationTableType, or of a finding
 *   %SAL_ACTIVATION_TABLE_FINDINGS + its #SalActivationFindingType
 * @flow: (nullable): of accounts and opportunities that move: only these
 * @currency: the reporting currency
 *
 * Lists something of a plan.
 *
 * Returns: (transfer full): the table
 */
SalActivationTable *
sal_activation_table_new (const SalAlignmentActivation *plan,
                          guint type,
                          const SalActivationFlow *flow,
                          const char *currency)
{
  SalActivationTable *self;

  g_return_val_if_fail (plan->names != NULL && type < SAL_ACTIVATION_N_TABLES, NULL);

  self = g_new0 (SalActivationTable, 1);
  self->plan = plan;
  self->type = type;
  self->currency = g_strdup (currency);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  switch (type)
    {
    case SAL_ACTIVATION_TABLE_FLOWS:
      add_flows (self);
      break;
    case SAL_ACTIVATION_TABLE_ACCOUNTS:
      add_moves (self, flow);
      break;
    case SAL_ACTIVATION_TABLE_OPPORTUNITIES:
    case SAL_ACTIVATION_TABLE_STAYING:
      add_deals (self, type == SAL_ACTIVATION_TABLE_STAYING, flow);
      break;
    case SAL_ACTIVATION_TABLE_SHARES:
      add_shares (self);
      break;
    default:
      add_findings (self, type - SAL_ACTIVATION_TABLE_FINDINGS);
    }

  return self;
}

void
sal_activation_table_free (SalActivationTable *self)
{
  g_array_unref (self->rows);
  g_clear_pointer (&self->flows, g_array_unref);
  g_free (self->currency);
  g_free (self);
}

/* --- asking --- */

const char *
sal_activation_table_get_title (guint type)
{
  g_return_val_if_fail (type < SAL_ACTIVATION_N_TABLES, NULL);

  return _ (tables[type].title);
}

guint
sal_activation_table_get_n_rows (const SalActivationTable *self)
{
  return self->rows->len;
}

guint
sal_activation_table_get_n_columns (const SalActivationTable *self)
{
  return tables[self->type].n_columns;
}

static Column
column_at (const SalActivationTable *self, guint column)
{
  return tables[self->type].columns[column];
}

const char *
sal_activation_table_get_label (const SalActivationTable *self, guint column)
{
  return _ (labels[column_at (self, column)]);
}

gboolean
sal_activation_table_is_number (const SalActivationTable *self, guint column)
{
  return column_at (self, column) >= N_TEXTS;
}

gboolean
sal_activation_table_is_money (const SalActivationTable *self, guint column)
{
  Column asked = column_at (self, column);

  return asked == PIPELINE || asked == REVENUE;
}

/**
 * sal_activation_table_get_number:
 * @self: a table
 * @row: a row
 * @column: a column of numbers
 *
 * Gets what is to be computed with.
 *
 * Returns: a count, a share of 1, or minor units of the reporting currency
 */
double
sal_activation_table_get_number (const SalActivationTable *self, guint row, guint column)
{
  Column asked = column_at (self, column);
  gint64 number;

  g_return_val_if_fail (asked >= N_TEXTS && row < self->rows->len, 0);

  number = g_array_index (self->rows, Row, row).numbers[asked - N_TEXTS];

  return asked == SHARE ? (double) number / SAL_RATE_ONE : (double) number;
}

const SalActivationFlow *
sal_activation_table_get_flow (const SalActivationTable *self, guint row)
{
  return self->flows != NULL ? &g_array_index (self->flows, SalActivationFlow, row) : NULL;
}

/* --- in words --- */

static const char *
name_of (const SalAlignmentActivation *plan, SalActivationNameType type, gint64 id)
{
  const char *name = sal_activation_names_get (plan->names, type, id);

  return name != NULL ? name : _ ("(no name)");
}

static char *
write_holder (const SalAlignmentActivation *plan, gint64 position, gint64 person)
{
  const char *place = name_of (plan, SAL_ACTIVATION_NAME_POSITION, position);
  const char *name = name_of (plan, SAL_ACTIVATION_NAME_PERSON, person);

  if (position == 0 && person == 0)
    return g_strdup (_ ("Nobody"));
  if (position == 0)
    return g_strdup (name);
  if (person == 0)
    /* translators: a position that nobody holds */
    return g_strdup_printf (_ ("%s (vacant)"), place);

  /* translators: a person, and the position that they hold */
  return g_strdup_printf (_ ("%1$s (%2$s)"), name, place);
}

/**
 * sal_activation_table_describe_flow:
 * @plan: a plan with names
 * @flow: something that goes
 *
 * Says from whom to whom it goes.
 *
 * Returns: (transfer full): the text
 */
char *
sal_activation_table_describe_flow (const SalAlignmentActivation *plan,
                                    const SalActivationFlow *flow)
{
  g_autofree char *from = write_holder (plan, flow->from_position, flow->from_person);
  g_autofree char *to = write_holder (plan, flow->to_position, flow->to_person);

  /* translators: from whom something goes, and to whom */
  return g_strdup_printf (_ ("From %1$s to %2$s"), from, to);
}

static char *
format_number (const SalActivationTable *self, const Row *row, Column column)
{
  gint64 value = row->numbers[column - N_TEXTS];
  g_autofree char *number = NULL;

  switch (column)
    {
    case PIPELINE:
    case REVENUE:
      return sal_money_format (value, self->currency);
    case SHARE:
      number = sal_number_format (100.0 * (double) value / SAL_RATE_ONE, 1);
      /* translators: a share, in per cent */
      return g_strdup_printf (_ ("%s %%"), number);
    default:
      return sal_number_format ((double) value, 0);
    }
}

static char *
format_text (const SalActivationTable *self, const Row *row, Column column)
{
  static const char *const reasons[] = {
    [SAL_DESIGN_REASON_NAMED] = N_ ("Name"),
    [SAL_DESIGN_REASON_RULE] = N_ ("Rule"),
    [SAL_DESIGN_REASON_AREA] = N_ ("Area"),
  };

  switch (column)
    {
    case ACCOUNT:
      return g_strdup (name_of (self->plan, SAL_ACTIVATION_NAME_ACCOUNT, row->account));
    case OPPORTUNITY:
      return g_strdup (name_of (self->plan, SAL_ACTIVATION_NAME_OPPORTUNITY, row->opportunity));
    case TERRITORY:
      return g_strdup (name_of (self->plan, SAL_ACTIVATION_NAME_TERRITORY, row->territory));
    case FROM:
      return write_holder (self->plan, row->position[0], row->person[0]);
    case HOLDER:
      return row->person[0] != 0
                 ? write_holder (self->plan, row->position[0], row->person[0])
                 : g_strdup (name_of (self->plan, SAL_ACTIVATION_NAME_POSITION, row->position[0]));
    case TO:
      return write_holder (self->plan, row->position[1], row->person[1]);
    case DAY:
    case LAST_DAY:
      return sal_date_format (row->day);
    case REASON:
      return g_strdup (_ (reasons[row->reason]));
    default:
      return g_strdup (row->is_primary ? _ ("Primary") : _ ("Split"));
    }
}

char *
sal_activation_table_format (const SalActivationTable *self, guint row, guint column)
{
  const Row *found = &g_array_index (self->rows, Row, row);
  Column what = column_at (self, column);

  return what >= N_TEXTS ? format_number (self, found, what) : format_text (self, found, what);
}

gboolean
sal_activation_table_is_holder (const SalActivationTable *self, guint column)
{
  Column asked = column_at (self, column);

  return asked == FROM || asked == TO;
}

/**
 * sal_activation_table_gives_way:
 * @self: a table
 * @column: a column
 *
 * Tells whether a column can be left out where there is not room for all: what moves from whom to
 * whom, and how much of the pipeline, is said in any case.
 *
 * Returns: whether it can
 */
gboolean
sal_activation_table_gives_way (const SalActivationTable *self, guint column)
{
  Column asked = column_at (self, column);

  return asked == N_OPEN || asked == REVENUE || asked == DAY || asked == REASON;
}

/**
 * sal_activation_table_format_lines:
 * @self: a table
 * @row: a row
 * @column: a column
 *
 * Says what stands in a cell of a table that has room for two lines: a person above the position
 * that they hold. A recipient that is vacant is warned of.
 *
 * Returns: (transfer full): the text, of one line or two
 */
char *
sal_activation_table_format_lines (const SalActivationTable *self, guint row, guint column)
{
  const Row *found = &g_array_index (self->rows, Row, row);
  guint end = column_at (self, column) == TO;
  gint64 position = found->position[end], person = found->person[end];
  const char *place;

  if (!sal_activation_table_is_holder (self, column) || position == 0)
    return sal_activation_table_format (self, row, column);

  place = name_of (self->plan, SAL_ACTIVATION_NAME_POSITION, position);
  if (person != 0)
    return g_strdup_printf (
        "%s\n%s", name_of (self->plan, SAL_ACTIVATION_NAME_PERSON, person), place);

  return g_strdup_printf ("%s%s\n%s", end ? "\342\232\240 " : "", _ ("Vacant"), place);
}

/**
 * sal_activation_table_write:
 * @self: a table
 * @row: a row
 * @column: a column of texts
 *
 * Writes a text for a file: as it is read, but days as ISO 8601 has them.
 *
 * Returns: (transfer full): the text
 */
char *
sal_activation_table_write (const SalActivationTable *self, guint row, guint column)
{
  const Row *found = &g_array_index (self->rows, Row, row);
  Column what = column_at (self, column);
  char day[SAL_DATE_BUFFER];

  g_return_val_if_fail (what < N_TEXTS, NULL);

  return what == DAY || what == LAST_DAY ? g_strdup (sal_date_write_iso (found->day, day))
                                         : format_text (self, found, what);
}

/**
 * sal_activation_table_compare:
 * @self: a table
 * @row: a row
 * @other: another one
 * @column: a column
 *
 * Compares what two rows have in a column: numbers and days by what they are, texts as the language
 * of the user has it.
 *
 * Returns: less than 0, 0, or more than 0
 */
int
sal_activation_table_compare (const SalActivationTable *self, guint row, guint other, guint column)
{
  const Row *a = &g_array_index (self->rows, Row, row);
  const Row *b = &g_array_index (self->rows, Row, other);
  Column what = column_at (self, column);
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  if (what >= N_TEXTS)
    return (a->numbers[what - N_TEXTS] > b->numbers[what - N_TEXTS]) -
           (a->numbers[what - N_TEXTS] < b->numbers[what - N_TEXTS]);
  if (what == DAY || what == LAST_DAY)
    return (a->day > b->day) - (a->day < b->day);
  one = format_text (self, a, what);
  two = format_text (self, b, what);

  return g_utf8_collate (one, two);
}
