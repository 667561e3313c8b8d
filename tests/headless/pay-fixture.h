/* pay-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-crediting.h"
#include "sal-workspace.h"

G_BEGIN_DECLS

/**
 * PayFixture:
 *
 * A small company with pay, of 2026 by calendar months. Ada (101) and Bo (102) hold positions 11
 * and 12 in the team (unit 2) of Mia (103, position 13), who reports to Vic (104, position 14); Ola
 * (105) holds the overlay position 15. Stage 1 is won; account 1 is anybody's.
 */
typedef struct
{
  char *folder;
  char *path;
  SalWorkspace *workspace;
  SalStore *store, *pay;
} PayFixture;

void pay_fixture_init (PayFixture *self);
void pay_fixture_clear (PayFixture *self);

/* A won opportunity of account 1: amounts are cents. */
void pay_fixture_sell (
    PayFixture *self, gint64 id, const char *day, gint64 amount, gint64 owner, const char *type);
void pay_fixture_do (PayFixture *self, const char *sql);
void pay_fixture_do_pay (PayFixture *self, const char *sql);
/* Adds an active version of a plan: members of its document. */
gint64 pay_fixture_add_plan (PayFixture *self, const char *members);
/* A participant in a plan from a day on, with a target variable in cents. */
void pay_fixture_add_participant (
    PayFixture *self, gint64 id, gint64 person, const char *plan, const char *from, gint64 target);

/* Everything known until a day. */
SalCrediting *pay_fixture_credit (PayFixture *self, const char *until, GError **error);
/* Of a person, one a line: "2026-01-15 900/direct/11 600.00 1", the last a bit by component. */
char *pay_fixture_list_credits (const SalCrediting *crediting, gint64 person);
void pay_fixture_assert_credits (PayFixture *self, gint64 person, const char *expected);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PayFixture, pay_fixture_clear)

G_END_DECLS
