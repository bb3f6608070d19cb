#include "models/alleviation/close_books/close_books.h"

#include "models/alleviation/close_books/aspirations.h"
#include "models/alleviation/close_books/expected_income.h"
#include "models/alleviation/close_books/family_support.h"
#include "models/alleviation/close_books/income_and_status.h"
#include "models/alleviation/close_books/informal_aid.h"
#include "models/alleviation/close_books/market_sales.h"
#include "models/alleviation/close_books/mutual_fund.h"
#include "models/alleviation/close_books/public_transfers.h"
#include "models/alleviation/close_books/savings_interest.h"
#include "models/alleviation/close_books/spending.h"

namespace alleviation {

const Phase close_books{"close_books",
                        "月末核算",
                        "income, mutual aid, transfers, consumption, coping",
                        {&market_sales_mechanism, &public_transfers_mechanism, &family_support_mechanism,
                         &savings_interest_mechanism, &expected_income_mechanism, &informal_aid_mechanism,
                         &mutual_fund_mechanism, &spending_mechanism, &income_and_status_mechanism,
                         &aspirations_mechanism}};

} // namespace alleviation
