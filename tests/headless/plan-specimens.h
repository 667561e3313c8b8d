/* plan-specimens.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* Plans that several tests look at, as members of a document. */

/* Nothing below 50 %, at quota the target, above it twice as fast. */
#define PLAN_SPECIMEN_RATES                                                                        \
  "{\"components\": [{\"id\": \"revenue\", \"name\": \"Revenue\", \"weight\": \"60 %\", "          \
  "\"period\": \"quarter\", \"method\": {\"kind\": \"rate_table\", \"rates\": \"base\", "          \
  "\"tiers\": [{\"from\": \"50 %\", \"rate\": 2}, {\"from\": 1, \"rate\": 3}]}, \"cap\": "         \
  "{\"share\": \"200 %\"}}, {\"id\": \"logos\", \"name\": \"New Customers\", \"weight\": "         \
  "\"40 %\", \"period\": \"year\", \"counts\": \"number\", \"method\": {\"kind\": \"curve\", "     \
  "\"points\": [{\"at\": \"50 %\", \"payout\": 0}, {\"at\": 1, \"payout\": 1}, {\"at\": "          \
  "\"150 %\", \"payout\": \"250 %\"}]}}], \"clawback\": {}}"
