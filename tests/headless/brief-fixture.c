/* brief-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "brief-fixture.h"

#include "sal-date.h"
#include "sal-kinds.h"

/* Days: the quarter is 1 April to 15 May, 45 days, and so many of 2025 end on 15 May, too. */
static const char rows[] =
    "INSERT INTO person (id, name) VALUES (1, 'Ana Ruiz'), (2, 'Cora Lim');"
    "INSERT INTO account (id, name, status, industry, segment, city, owner) VALUES"
    " (1, 'Alder', 'customer', 'Energy', 'Large', 'Halle', 1),"
    " (2, 'Birch', 'prospect', NULL, NULL, NULL, NULL);"
    "INSERT INTO contact (id, name, account) VALUES (1, 'Pat Chief', 1);"
    "INSERT INTO product_family (id, name) VALUES (1, 'Sensors'), (2, 'Valves');"
    "INSERT INTO tier_model (id, name, valid_from, hysteresis, refresh_months) VALUES"
    " (1, 'Model', '2026-01-01', 0, 3);"
    "INSERT INTO tier (id, model, name, from_score) VALUES (1, 1, 'Tier 1', 70);"
    "INSERT INTO account_tier (id, account, model, score, tier, refreshed_on) VALUES"
    " (1, 1, 1, 83.6, 1, '2026-01-05');"
    /* a quarter as of 15 May: 100,000 won, 20,000 lost; of 2025: 80,000 by then, and 30,000 later
     */
    "INSERT INTO stage (id, name, position, status) VALUES (1, 'Talks', 1, 'open'),"
    " (2, 'Won', 2, 'won'), (3, 'Lost', 3, 'lost');"
    "INSERT INTO opportunity (id, name, account, owner, type, stage, amount, currency, close_date,"
    " product_family, loss_reason, next_step, next_step_date) VALUES"
    " (1, 'Line 4', 1, 1, 'expansion', 2, 10000000, 'USD', '2026-04-10', 1, NULL, NULL, NULL),"
    " (2, 'Line 3', 1, 1, 'expansion', 2, 5000000, 'USD', '2026-02-10', 1, NULL, NULL, NULL),"
    " (3, 'Line 2', 1, 1, 'new', 2, 8000000, 'USD', '2025-04-20', 1, NULL, NULL, NULL),"
    " (4, 'Line 1', 1, 1, 'new', 2, 3000000, 'USD', '2025-06-20', 1, NULL, NULL, NULL),"
    " (5, 'Boiler', 1, 1, 'new', 3, 2000000, 'USD', '2026-05-01', 2, 'price', NULL, NULL),"
    " (6, 'Later', 1, 1, 'new', 2, 9900000, 'USD', '2026-06-01', 1, NULL, NULL, NULL),"
    " (7, 'Line 5', 1, 1, 'new', 1, 4000000, 'USD', '2026-06-30', 1, NULL, 'Send the offer',"
    "  '2026-05-10');"
    "INSERT INTO contract (id, name, account, product_family, start, end, annual_value, currency,"
    " renewal, renewal_date) VALUES"
    " (1, 'Service A', 1, 1, '2025-01-01', '2026-07-31', 2400000, 'USD', 'manual', '2026-07-31'),"
    " (2, 'Service B', 1, 1, '2024-01-01', '2025-12-31', 1200000, 'USD', 'none', NULL),"
    " (3, 'Service C', 1, 1, '2026-03-01', '2027-02-28', 600000, 'USD', 'automatic', "
    "'2026-09-01');"
    "INSERT INTO installed_product (id, account, product_family, annual_value, currency, "
    "valid_from) VALUES (1, 1, 1, 700000, 'USD', '2025-03-01');"
    "INSERT INTO account_potential (id, account, product_family, amount, currency, source, as_of)"
    " VALUES (1, 1, 2, 7000000, 'USD', 'typed', '2024-01-02');"
    "INSERT INTO activity (id, subject, type, date, account, person) VALUES"
    " (1, 'Call', 'call', '2026-04-02', 1, 1), (2, 'Meeting', 'meeting', '2026-05-14', 1, 1),"
    " (3, 'Task', 'task', '2026-05-01', 1, 1), (4, 'Mail', 'mail', '2025-04-05', 1, 1),"
    " (5, 'Visit', 'visit', '2025-06-01', 1, 1);"
    "INSERT INTO support_case (id, subject, account, severity, opened, closed) VALUES"
    " (1, 'Leak', 1, 'high', '2026-03-01', NULL),"
    " (2, 'Noise', 1, 'low', '2026-03-20', '2026-04-10');"
    "INSERT INTO account_warning (id, account, type, raised_on, reason, owner, due, status) VALUES"
    " (1, 1, 'satisfaction', '2026-05-01', 'critical', 2, '2026-05-10', 'open');";

/* Objectives measured 134, 14 and 14 days ago, the last of which is due on no day; an action that
 * is overdue, one that nobody has, one that is done, and one that is due on no day; sponsors who
 * never met. */
static const char plan[] =
    "INSERT INTO account_plan (id, account, name, status, valid_from, manager, sponsor, "
    "customer_sponsor, sponsor_days, business, reviewed_on) VALUES"
    " (1, 1, 'Grow Alder', 'active', '2026-01-01', 1, 2, 1, 30, 'Heat', '2026-05-10');"
    "INSERT INTO plan_objective (id, name, plan, start, target, actual, measured_on, due, status)"
    " VALUES (1, 'Lines equipped', 1, 10, 20, 15, '2026-01-01', '2026-12-31', 'open'),"
    " (2, 'Complaints', 1, 40, 20, 25, '2026-05-01', '2026-12-31', 'open'),"
    " (4, 'Trust', 1, 0, 10, 4, '2026-05-01', NULL, 'open');"
    "INSERT INTO growth_play (id, name, plan, product_family, value, currency, status, reviewed_on)"
    " VALUES (1, 'Valves for all', 1, 2, 6000000, 'USD', 'active', '2026-05-02');"
    "INSERT INTO plan_risk (id, name, plan, likelihood, impact, mitigation, owner, status, "
    "reviewed_on) VALUES (1, 'New buyer', 1, 'high', 'medium', 'Meet him', 2, 'open', "
    "'2026-05-03'),"
    " (2, 'Old risk', 1, 'low', 'low', NULL, 1, 'gone', '2026-05-03');"
    "INSERT INTO plan_resource (id, name, plan, person, hours) VALUES (1, 'Engineer', 1, 2, 80);"
    "INSERT INTO plan_action (id, name, account, plan, owner, due, status, done_on, added_on) "
    "VALUES"
    " (1, 'Call the buyer', 1, 1, 1, '2026-05-05', 'open', NULL, '2026-04-01'),"
    " (2, 'Book the hall', 1, 1, NULL, '2026-06-05', 'open', NULL, '2026-05-04'),"
    " (3, 'Write to Pat', 1, 1, 1, '2026-04-20', 'done', '2026-04-18', '2026-04-01'),"
    " (4, 'Thank them', 1, 1, 1, NULL, 'open', NULL, '2026-05-04');";

void
brief_fixture_init (BriefFixture *self)
{
  account_fixture_set_up (&self->in, rows);
  self->calendar = sal_fiscal_calendar_new (1, SAL_CALENDAR_MONTHS);
  self->day = sal_date_from_ymd (2026, 5, 15);
  fixture_do (self->in.store, plan);
}

void
brief_fixture_clear (BriefFixture *self)
{
  g_clear_pointer (&self->calendar, sal_fiscal_calendar_free);
  account_fixture_clear (&self->in);
}

/* Asks about the quarter, in USD. */
void
brief_fixture_ask (const BriefFixture *self, const char *quarter, SalAccountBriefs *briefs)
{
  *briefs = (SalAccountBriefs){ .kinds = sal_model_kinds () };
  briefs->query.as_of = self->day;
  briefs->query.calendar = self->calendar;
  briefs->query.currency = "USD";
  g_assert_true (sal_period_from_text (quarter, &briefs->query.period, NULL));
}

/* Loads the brief of an account, of the quarter. */
SalAccountBrief *
brief_fixture_load (BriefFixture *self, gint64 account, const char *quarter, GError **error)
{
  g_autoptr (GPtrArray) loaded = NULL;
  SalAccountBriefs briefs;

  brief_fixture_ask (self, quarter, &briefs);
  briefs.accounts = &account;
  briefs.n_accounts = 1;
  loaded = sal_account_briefs_load (self->in.store, &briefs, NULL, error);

  return loaded != NULL ? g_ptr_array_steal_index (loaded, 0) : NULL;
}
