/* sal-sample-plans.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-plans.h"

#define SPONSOR_DAYS 60

/**
 * sal_sample_list_planned:
 * @self: the writer
 * @accounts: (out): indexes of accounts
 *
 * Lists the accounts that have a plan: the customers with the most employees, the largest first.
 *
 * Returns: how many there are
 */
guint
sal_sample_list_planned (const SalSampleWriter *self, guint accounts[SAL_SAMPLE_PLANS])
{
  guint n = 0;

  for (guint i = 0; i < self->accounts->accounts->len; i++)
    {
      const SalSampleAccount *account = sal_sample_account (self->accounts, i);
      guint place;

      if (account->customer == SAL_DATE_NONE)
        continue;
      for (place = n; place > 0; place--)
        {
          if (sal_sample_account (self->accounts, accounts[place - 1])->employees >=
              account->employees)
            break;
          if (place < SAL_SAMPLE_PLANS)
            accounts[place] = accounts[place - 1];
        }
      if (place >= SAL_SAMPLE_PLANS)
        continue;
      accounts[place] = i;
      n = MIN (n + 1, SAL_SAMPLE_PLANS);
    }

  return n;
}

static gint64
write_plan (SalSampleWriter *self, guint account)
{
  const SalSampleAccount *of = sal_sample_account (self->accounts, account);
  gint64 id = sal_sample_writer_next_id (self, SAL_SAMPLE_TABLE_ACCOUNT_PLAN);
  g_autofree char *name = g_strdup_printf ("%.*s Plan", of->stem, of->name);
  gboolean sponsored = account % 2 == 0;
  SalSampleRows *rows = self->rows;

  sal_sample_rows_begin (rows, SAL_SAMPLE_TABLE_ACCOUNT_PLAN, id);
  sal_sample_rows_put_reference (rows, of->id);
  sal_sample_rows_put_text (rows, name);
  sal_sample_rows_put_static (rows, "active");
  sal_sample_rows_put_day (rows, self->company->calendar.year);
  sal_sample_rows_put_reference (rows, sal_sample_find_owner (self, of, FALSE));
  sal_sample_rows_put_reference (rows, sal_sample_find_owner (self, of, TRUE));
  sal_sample_rows_put_reference (
      rows, sponsored ? g_array_index (self->contacts, gint64, account * self->n_contacts) : 0);
  sal_sample_rows_put (rows, sponsored ? SAL_VALUE_INTEGER (SPONSOR_DAYS) : SAL_VALUE_NULL);
  sal_sample_rows_end (rows);

  return id;
}

/**
 * sal_sample_plan_of:
 * @self: the writer
 * @account: the index of an account
 *
 * Finds the plan of an account, and writes it when it is first asked for.
 *
 * Returns: its id
 */
gint64
sal_sample_plan_of (SalSampleWriter *self, guint account)
{
  SalSampleAccount *of = sal_sample_account (self->accounts, account);
  gint64 *plan = g_hash_table_lookup (self->plans, &of->id);

  if (plan == NULL)
    {
      plan = g_new (gint64, 1);
      *plan = write_plan (self, account);
      g_hash_table_insert (self->plans, &of->id, plan);
    }

  return *plan;
}
