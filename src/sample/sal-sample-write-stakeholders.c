/* sal-sample-write-stakeholders.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-sample-plans.h"

#define LEAST_PEOPLE 7
#define MOST_LINES   4

/* Whom to expect at a manufacturer; the larger the account, the more of them. Those of whom
 * somebody has been in contact anyway, the account's first contacts, stand below one of them. */
static const struct
{
  const char *title;
  const char *department;
  int above; /* in this table, or -1 */
  const char *role;
  const char *power;
} posts[] = {
  { "Managing Director", "Management", -1, "decision_maker", "high" },
  { "Chief Financial Officer", "Finance", 0, "economic_buyer", "high" },
  { "Chief Operating Officer", "Management", 0, "decision_maker", "high" },
  { "Director of Quality", "Quality", 2, "influencer", "high" },
  { "Head of Metrology", "Quality", 3, "technical_buyer", "medium" },
  { "Purchasing Manager", "Purchasing", 1, "gatekeeper", "medium" },
  { "Vice President Operations", "Production", 2, "influencer", "high" },
  { "Plant Manager", "Production", 6, "influencer", "medium" },
  { "Laboratory Manager", "Laboratory", 4, "coach", "medium" },
  { "Quality Manager", "Quality", 3, "user", "medium" },
  { "Manufacturing Engineering Manager", "Engineering", 7, "technical_buyer", "medium" },
  { "Category Buyer", "Purchasing", 5, NULL, NULL },
  { "Inspection Supervisor", "Quality", 9, "user", "low" },
  { "Process Engineer", "Engineering", 10, "user", "low" },
};

#define N_POSTS        G_N_ELEMENTS (posts)
#define CONTACTS_ABOVE 4 /* whom the first contacts report to */

/* In tenths of all people. */
static const char *const attitudes[] = { "mentor",  "supporter", "supporter", "supporter",
                                         "neutral", "neutral",   "neutral",   "neutral",
                                         "sceptic", "opponent" };
static const char *const coverages[] = { "monthly", "monthly", "monthly", "monthly", "knows",
                                         "knows",   "knows",   "none",    "none",    "none" };
static const char *const strengths[] = { "weak", "medium", "strong" };

/* An account while its people are written. */
typedef struct
{
  SalSampleWriter *writer;
  SalSampleRandom *random;
  const SalSampleAccount *account;
  gint64 plan;
  gint64 ids[N_POSTS + SAL_SAMPLE_CONTACTS];
  guint n;
} Map;

static gint64
write_stakeholder (Map *self,
                   gint64 contact,
                   gint64 above,
                   const char *role,
                   const char *power,
                   const char *attitude,
                   const char *coverage)
{
  SalSampleRows *rows = self->writer->rows;
  gint64 id = sal_sample_writer_next_id (self->writer, SAL_SAMPLE_TABLE_STAKEHOLDER);
  gboolean by_manager = sal_sample_random_chance (self->random, 0.3);

  sal_sample_rows_begin (rows, SAL_SAMPLE_TABLE_STAKEHOLDER, id);
  sal_sample_rows_put_reference (rows, self->plan);
  sal_sample_rows_put_reference (rows, contact);
  sal_sample_rows_put_reference (rows, above);
  sal_sample_rows_put_static (rows, role);
  sal_sample_rows_put_static (rows, power);
  sal_sample_rows_put_static (rows, attitude);
  sal_sample_rows_put_static (rows, coverage);
  sal_sample_rows_put_reference (
      rows,
      g_str_equal (coverage, "none")
          ? 0
          : sal_sample_find_owner (self->writer, self->account, by_manager));
  sal_sample_rows_end (rows);
  self->ids[self->n++] = id;

  return id;
}

static void
write_people (Map *self, guint n_posts, guint account)
{
  for (guint i = 0; i < n_posts; i++)
    {
      gint64 contact = sal_sample_write_contact (
          self->writer, self->account, posts[i].title, posts[i].department);

      write_stakeholder (
          self,
          contact,
          posts[i].above >= 0 ? self->ids[posts[i].above] : 0,
          posts[i].role,
          posts[i].power,
          attitudes[sal_sample_random_below (self->random, G_N_ELEMENTS (attitudes))],
          coverages[sal_sample_random_below (self->random, G_N_ELEMENTS (coverages))]);
    }
  for (guint i = 0; i < self->writer->n_contacts; i++)
    write_stakeholder (
        self,
        g_array_index (self->writer->contacts, gint64, account * self->writer->n_contacts + i),
        self->ids[CONTACTS_ABOVE],
        i == 0 ? "coach" : "user",
        "medium",
        i == 0 ? "supporter" : "neutral",
        "monthly");
}

/* Whoever is further down has the ear of who is further up, each at most once. */
static void
write_influences (Map *self)
{
  SalSampleRows *rows = self->writer->rows;
  guint n = 1 + sal_sample_random_below (self->random, MOST_LINES);

  for (guint i = 0; i < n; i++)
    {
      guint source = self->n - 1 - i;
      guint target = sal_sample_random_below (self->random, 5);

      sal_sample_rows_begin (rows,
                             SAL_SAMPLE_TABLE_INFLUENCE,
                             sal_sample_writer_next_id (self->writer, SAL_SAMPLE_TABLE_INFLUENCE));
      sal_sample_rows_put_reference (rows, self->plan);
      sal_sample_rows_put_reference (rows, self->ids[source]);
      sal_sample_rows_put_reference (rows, self->ids[target == source ? 0 : target]);
      sal_sample_rows_put_static (
          rows, strengths[sal_sample_random_below (self->random, G_N_ELEMENTS (strengths))]);
      sal_sample_rows_end (rows);
    }
}

/**
 * sal_sample_write_stakeholders:
 * @self: the writer
 *
 * Writes who decides at the accounts that have a plan, and who listens to whom.
 */
void
sal_sample_write_stakeholders (SalSampleWriter *self)
{
  guint accounts[SAL_SAMPLE_PLANS];
  guint n = sal_sample_list_planned (self, accounts);
  SalSampleRandom random;

  sal_sample_random_init (&random, self->company->seed, "stakeholders");
  for (guint i = 0; i < n; i++)
    {
      guint n_posts = LEAST_PEOPLE + sal_sample_random_below (&random, N_POSTS - LEAST_PEOPLE + 1);
      Map map = { .writer = self,
                  .random = &random,
                  .account = sal_sample_account (self->accounts, accounts[i]),
                  .plan = sal_sample_plan_of (self, accounts[i]) };

      write_people (&map, n_posts, accounts[i]);
      write_influences (&map);
    }
}
