/* statement-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pay-fixture.h"
#include "sal-pay-statement-setting.h"

G_BEGIN_DECLS

/* Statements of a period of a small company, with what they have in common, named. */
typedef struct
{
  GPtrArray *statements; /* of SalPayStatement */
  SalPayStatementSetting *setting;
} StatementFixture;

/* @person: 0 for everybody */
void statement_fixture_load (StatementFixture *self,
                             PayFixture *office,
                             const char *period,
                             gint64 person);
void statement_fixture_clear (StatementFixture *self);

void statement_fixture_calculate (PayFixture *office, const char *period);
void statement_fixture_approve (PayFixture *office, const char *period);
void statement_fixture_close (PayFixture *office, const char *period);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StatementFixture, statement_fixture_clear)

G_END_DECLS
