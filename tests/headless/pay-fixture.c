/* pay-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pay-fixture.h"

#include "plan-fixture.h"
#include "sal-kinds.h"
#include "sal-participants.h"
#include "sal-plan-version-commands.h"
#include "sal-plan-versions.h"
#include "store-fixture.h"

static const char company[] =
    "INSERT INTO unit (id, name, parent) VALUES (1, 'Company', NULL), (2, 'Team', 1);"
    "INSERT INTO person (id, name, legal_entity) VALUES (101, 'Ada', 'North Inc.'),"
    " (102, 'Bo', 'North Inc.'), (103, 'Mia', 'North Inc.'), (104, 'Vic', 'North Inc.'),"
    " (105, 'Ola', 'South Ltd.');"
    "INSERT INTO position (id, name, role, motion, unit, manager, status) VALUES"
    " (14, 'Vice President', 'VP', 'executive', 1, NULL, 'filled'),"
    " (13, 'Manager', 'Manager', 'manager', 2, 14, 'filled'),"
    " (11, 'Seller A', 'AE', 'hunter', 2, 13, 'filled'),"
    " (12, 'Seller B', 'AE', 'hunter', 2, 13, 'filled'),"
    " (15, 'Engineer', 'SE', 'overlay', 2, NULL, 'filled');"
    "INSERT INTO assignment (id, person, position, valid_from) VALUES (21, 101, 11, '2020-01-01'),"
    " (22, 102, 12, '2020-01-01'), (23, 103, 13, '2020-01-01'), (24, 104, 14, '2020-01-01'),"
    " (25, 105, 15, '2020-01-01');"
    "INSERT INTO stage (id, name, position, status) VALUES (1, 'Won', 2, 'won'),"
    " (2, 'Talking', 1, 'open');"
    "INSERT INTO account (id, name, status) VALUES (1, 'Customer', 'customer');";

void
pay_fixture_init (PayFixture *self)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("salient-pay-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "company.salient", NULL);
  self->workspace = sal_workspace_create (self->path, NULL, sal_model_kinds (), &error);
  g_assert_no_error (error);
  self->store = sal_workspace_get_store (self->workspace);
  self->pay = sal_workspace_create_pay_store (self->workspace, NULL, sal_pay_kinds (), &error);
  g_assert_no_error (error);
  pay_fixture_do (self, company);
}

void
pay_fixture_clear (PayFixture *self)
{
  g_auto (Fixture) files = { .folder = self->folder, .path = self->path };

  g_clear_object (&self->workspace);
}

void
pay_fixture_do (PayFixture *self, const char *sql)
{
  fixture_do (self->store, sql);
}

void
pay_fixture_do_pay (PayFixture *self, const char *sql)
{
  fixture_do (self->pay, sql);
}

void
pay_fixture_sell (
    PayFixture *self, gint64 id, const char *day, gint64 amount, gint64 owner, const char *type)
{
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO opportunity (id, name, account, owner, type, stage, amount, "
                       "currency, close_date)"
                       " VALUES (%" G_GINT64_FORMAT ", 'Deal %" G_GINT64_FORMAT
                       "', 1, %" G_GINT64_FORMAT ", '%s', 1, %" G_GINT64_FORMAT ", 'USD', '%s')",
                       id,
                       id,
                       owner,
                       type,
                       amount,
                       day);

  pay_fixture_do (self, sql);
}

gint64
pay_fixture_add_plan (PayFixture *self, const char *members)
{
  static const SalPlanStep steps[] = { SAL_PLAN_STEP_SUBMIT,
                                       SAL_PLAN_STEP_APPROVE,
                                       SAL_PLAN_STEP_ACTIVATE };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalPlan) plan = plan_fixture_parse (members, &error);
  SalPlanImport import = { .plan = plan };

  g_assert_no_error (error);
  sal_store_run_sync (self->pay,
                      "Import",
                      SAL_COMMAND_DEFAULT,
                      sal_plan_version_import,
                      &import,
                      NULL,
                      NULL,
                      &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      SalPlanVersionStep step = { steps[i], import.id, "Mara Voss" };

      sal_store_run_sync (self->pay,
                          "Step",
                          SAL_COMMAND_DEFAULT,
                          sal_plan_version_take_step,
                          &step,
                          NULL,
                          NULL,
                          &error);
      g_assert_no_error (error);
    }

  return import.id;
}

void
pay_fixture_add_participant (
    PayFixture *self, gint64 id, gint64 person, const char *plan, const char *from, gint64 target)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO participant (id, person, plan, valid_from, target_variable, currency, ramped)"
      " VALUES (%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", '%s', '%s', %" G_GINT64_FORMAT
      ", 'USD', 1)",
      id,
      person,
      plan,
      from,
      target);

  pay_fixture_do_pay (self, sql);
}

/* --- crediting --- */

typedef struct
{
  GPtrArray *participants, *versions, *scores;
} Pay;

static gpointer
read_pay (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Pay *self = data;

  self->participants = sal_participants_list (connection, error);
  self->versions = sal_plan_versions_list (connection, error);
  self->scores = sal_pay_scores_list (connection, error);

  return self;
}

typedef struct
{
  SalWorkspace *workspace;
  gint32 until;
  guint measures;
} Days;

static gpointer
read_source (SalConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Days *days = data;

  return sal_pay_source_load (connection,
                              sal_workspace_get_calendar (days->workspace),
                              sal_workspace_get_currency (days->workspace),
                              days->measures,
                              sal_date_from_ymd (2026, 1, 1),
                              days->until,
                              error);
}

SalCrediting *
pay_fixture_credit (PayFixture *self, const char *until, GError **error)
{
  Days days = { self->workspace, 0, 0 };
  Pay pay = { NULL, NULL, NULL };
  g_autoptr (SalPaySource) source = NULL;
  g_autoptr (GPtrArray) participants = NULL, versions = NULL, scores = NULL;

  g_assert_true (sal_date_parse_iso (until, &days.until));
  g_assert_nonnull (sal_store_read_sync (self->pay, read_pay, &pay, NULL, NULL));
  participants = pay.participants;
  versions = pay.versions;
  scores = pay.scores;
  days.measures = sal_plan_versions_get_measures (versions);
  source = sal_store_read_sync (self->store, read_source, &days, NULL, NULL);
  g_assert_nonnull (source);

  return sal_crediting_new (
      source, participants, versions, scores, sal_date_from_ymd (2026, 1, 1), NULL, error);
}

char *
pay_fixture_list_credits (const SalCrediting *crediting, gint64 person)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < crediting->engagements->len; i++)
    {
      const SalEngagement *one = crediting->engagements->pdata[i];
      const GArray *credits = one->participation->credits;

      g_assert_cmpuint (credits->len, ==, one->sources->len);
      for (guint k = 0; k < credits->len && one->person == person; k++)
        {
          const SalCredit *credit = &g_array_index (credits, SalCredit, k);
          char day[SAL_DATE_BUFFER];

          g_string_append_printf (list,
                                  "%s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
                                  sal_date_write_iso (credit->date, day),
                                  credit->id,
                                  credit->money,
                                  (gint64) credit->components);
        }
    }

  return g_string_free (g_steal_pointer (&list), FALSE);
}

void
pay_fixture_assert_credits (PayFixture *self, gint64 person, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalCrediting) crediting = pay_fixture_credit (self, "2026-12-31", &error);
  g_autofree char *credits = NULL;

  g_assert_no_error (error);
  credits = pay_fixture_list_credits (crediting, person);
  g_assert_cmpstr (credits, ==, expected);
}
